/**
 * All that a sandbox holds, in domain and folder, for comparing the ends of two runs: what no two
 * runs share is left out or brought down to what it means.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Control } from 'ldapts'
import { guidBytes } from '../../../src/core/names/ldap-filter.js'
import { fileTimeToDate, isNever } from '../../../src/core/values/file-time.js'
import type { Sandbox } from './sandbox.js'

/** Owner, group and DACL (MS-ADTS 3.1.1.3.4.1.11), as BER: SEQUENCE { INTEGER 7 }. */
const SD_FLAGS = { type: '1.2.840.113556.1.4.801', value: Buffer.from([0x30, 3, 2, 1, 7]) }
const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
/** Counters, identities, times and logons. */
const OF_ONE_RUN = new Set([
  ...['objectGUID', 'objectSid', 'uSNCreated', 'uSNChanged', 'whenCreated', 'whenChanged', 'dSCorePropagationData'],
  // What ldapts makes of the request for all attributes.
  '*',
  ...['badPasswordTime', 'badPwdCount', 'lastLogon', 'lastLogonTimestamp', 'logonCount'],
])

/** Every object of the sandbox with all its attributes and its access control list. */
export async function domainState(box: Sandbox): Promise<Record<string, unknown>> {
  const { searchEntries } = await box.ldap.search(
    box.base,
    {
      scope: 'sub',
      attributes: ['*', 'nTSecurityDescriptor'],
      explicitBufferAttributes: ['nTSecurityDescriptor'],
      paged: { pageSize: 500 },
    },
    new SdFlags(),
  )
  return Object.fromEntries(searchEntries.map(({ dn, ...attributes }) => [dn, comparable(attributes)]))
}

class SdFlags extends Control {
  constructor() {
    super(SD_FLAGS.type, { critical: true })
  }

  override writeControl(writer: Parameters<Control['writeControl']>[0]): void {
    writer.writeBuffer(SD_FLAGS.value, 4)
  }
}

function comparable(attributes: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(attributes).filter(([name]) => !OF_ONE_RUN.has(name))
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, meaning(name, value)]),
  )
}

function meaning(name: string, value: unknown): unknown {
  if (name === 'accountExpires') return expiry(String(value))
  if (name === 'pwdLastSet') return value === '0' ? 'never set, or to be changed' : 'set'
  if (Buffer.isBuffer(value)) return value.toString('base64')
  return Array.isArray(value) ? [...(value as string[])].sort() : value
}

function expiry(time: string): string {
  if (isNever(time)) return 'never'
  return (fileTimeToDate(time).getTime() - Date.now()) / 86_400_000 > 20 ? 'as a run sets it' : 'soon'
}

const OTHER_IN_EACH_RUN: readonly [RegExp, string][] = [
  [/\.log$/, 'a log'],
  [/^runs$|\.runs\.json$/, 'the journal'],
]

/**
 * The files in the sandbox's folder with their text, in which an account is its name and not its
 * objectGUID; of log and journal, that they are there.
 */
export async function folderState(box: Sandbox): Promise<Record<string, string>> {
  const { searchEntries } = await box.ldap.search(box.base, {
    filter: '(objectClass=user)',
    attributes: ['cn', 'objectGUID'],
    explicitBufferAttributes: ['objectGUID'],
  })
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
  const accounts = new Map(searchEntries.map(({ cn, objectGUID }) => [hex(objectGUID as Buffer), String(cn)]))
  // In the order of the names, not of the objectGUIDs.
  const named = (text: string): string =>
    text.search(GUID) === -1
      ? text
      : text
          .replace(GUID, (guid) => accounts.get(hex(guidBytes(guid))) ?? guid)
          .split('\n')
          .map((line) => line.replace(/,$/, ''))
          .sort()
          .join('\n')
  const names = readdirSync(box.folder.path).sort()
  return Object.fromEntries(
    names.map((name) => {
      const other = OTHER_IN_EACH_RUN.find(([pattern]) => pattern.test(name))
      return [name, other?.[1] ?? named(readFileSync(join(box.folder.path, name), 'utf8'))]
    }),
  )
}
