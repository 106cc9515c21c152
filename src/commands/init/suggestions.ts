/**
 * The directory's suggestions for a config file. There are none when it cannot be reached: a config
 * may be written anywhere.
 */
import { and, equals, GROUPS, or, USERS } from '../../core/names/ldap-filter.js'
import { dnKey, parseDn, relativeTo } from '../../core/names/distinguished-name.js'
import { compareText } from '../../core/names/names.js'
import { PERSON_ATTRIBUTES } from '../../core/safety/person-attributes.js'
import type { CommonOptions } from '../../config/options.js'
import { settingsWithoutConfig } from '../../config/without-config.js'
import { connect } from '../../directory/powershell/connect.js'
import type { Directory } from '../../directory/directory.js'
import { SyncError } from '../../errors.js'
import type { Io } from '../../process/io.js'
import { readAttributeSchema } from '../../snapshot/attribute-schema.js'
import type { Prompts } from '../../terminal/prompts.js'
import type { Answers } from './config-file.js'

export interface FilledAttribute {
  name: string
  /** The part of the users that have a value, from 0 to 1. */
  share: number
  /** Whether it is text: photographs make a file large, and a countryCode of 0 says nothing. */
  isText: boolean
}

interface SuggestedGroup {
  /** Relative to the container. */
  name: string
  /** Domain Admins and the like: they are offered, and never proposed. */
  isOfSystem: boolean
}

export interface Suggestions {
  /** Distinguished names of containers, as a tree: each before what is below it. */
  containers: readonly string[]
  /** Whether built-in accounts live there, so that no managed user may. */
  holdsBuiltIns(container: string): boolean
  /** Groups below a container, those of the system last. */
  groupsBelow(path: string): SuggestedGroup[]
  /**
   * The attributes that describe people and that users below `path` have, the most common first.
   */
  filledAttributes(path: string): Promise<FilledAttribute[]>
  close(): Promise<void>
}

/** Users can be in organizational units, and in containers such as CN=Users. */
const CONTAINERS = or(equals('objectClass', 'organizationalUnit'), equals('objectClass', 'container'))
/**
 * Containers of the system that no people live in, below the domain: MS-ADTS 6.1.1.4, well-known
 * objects.
 */
const OF_THE_SYSTEM = [
  ...['CN=System', 'CN=Computers', 'OU=Domain Controllers', 'CN=ForeignSecurityPrincipals', 'CN=Program Data'],
  ...['CN=Managed Service Accounts', 'CN=Builtin', 'CN=Infrastructure', 'CN=LostAndFound', 'CN=NTDS Quotas'],
  ...['CN=TPM Devices', 'CN=Keys'],
].map(dnKey)

/** Looks at the directory for suggestions. @returns why there are none, where that is so */
export async function lookAround(
  prompts: Prompts,
  answers: Answers,
  options: CommonOptions,
  io: Io,
): Promise<Suggestions | { problem: string }> {
  const settings = settingsWithoutConfig(options, {
    server: textOf(answers['server']),
    powershell: textOf(answers['powershell']),
  })
  const log = io.openLogger({ ...settings.log, source: 'init' })
  prompts.say('Looking at the directory for suggestions ...')
  try {
    return await prompts.during(async () => readSuggestions(await connect(settings, io, log)))
  } catch (error) {
    if (!(error instanceof SyncError) || error.exit === 'interrupted') throw error
    const advice = error.remedy === undefined ? '' : ` What to do: ${error.remedy}.`
    return { problem: `The directory can't be read: ${error.message.replace(/\.?$/, '.')}${advice}` }
  }
}

async function readSuggestions(directory: Directory): Promise<Suggestions> {
  const { domain } = directory.domain
  const find = async (...filters: string[]) =>
    (await directory.find({ searchBase: domain, scope: 'Subtree', filter: and(...filters), properties: [] })).map(
      ({ dn }) => dn,
    )
  const containers = (await find(CONTAINERS)).filter((dn) => !isOfTheSystem(relativeTo(dn, domain) ?? ''))
  const ofSystem = new Set(await find(GROUPS, equals('isCriticalSystemObject', 'TRUE')))
  const groups = (await find(GROUPS)).map((dn) => ({ dn, isOfSystem: ofSystem.has(dn) }))
  const users = dnKey(`CN=Users,${domain}`)
  return {
    containers: containers
      .map((dn) => ({ dn, place: placeInTree(dn) }))
      .sort((a, b) => compareText(a.place, b.place))
      .map(({ dn }) => dn),
    holdsBuiltIns: (container) => dnKey(container) === users,
    groupsBelow: (path) =>
      groups
        .map(({ dn, isOfSystem }) => ({ name: relativeTo(dn, path) ?? '', isOfSystem }))
        .filter(({ name }) => name !== '')
        .sort((a, b) => Number(a.isOfSystem) - Number(b.isOfSystem) || compareText(a.name, b.name)),
    filledAttributes: (path) => readFilledAttributes(directory, path),
    close: () => directory.close(),
  }
}

const isOfTheSystem = (relative: string): boolean =>
  OF_THE_SYSTEM.some((name) => dnKey(relative) === name || dnKey(relative).endsWith(`,${name}`))

/** Sorts a container before what is below it. */
const placeInTree = (dn: string): string =>
  [...parseDn(dn)]
    .reverse()
    .map((rdn) => dnKey([rdn]))
    .join('\0')

async function readFilledAttributes(directory: Directory, path: string): Promise<FilledAttribute[]> {
  const schema = await readAttributeSchema(directory, PERSON_ATTRIBUTES)
  const properties = [...schema.values()].map(({ name }) => name)
  const users = await directory.find({ searchBase: path, scope: 'Subtree', filter: USERS, properties })
  return [...schema.values()]
    .map(({ name, kind }) => {
      const holders = users.filter(({ attributes }) => (attributes[name] ?? []).length > 0).length
      return { name, share: users.length === 0 ? 0 : holders / users.length, isText: kind === 'string' }
    })
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || compareText(a.name, b.name))
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
