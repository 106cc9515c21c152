/**
 * What the tests of the operations share: a PowerShell session against the lab's target domain, an
 * LDAP client of their own to read back with, and a fresh organisational unit that is gone
 * afterwards. A lab elsewhere: LAB_DIR.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Attribute, Change, Client, Control } from 'ldapts'
import type { PresentVersions } from '../../src/core/safety/state-versions.js'
import { tagged, text, type Attributes, type Tagged } from '../../src/core/values/value.js'
import type { VersionsResult } from '../../src/directory/powershell/answers.js'
import { PowerShellSession, type SessionOptions } from '../../src/directory/powershell/session.js'

const root = join(import.meta.dirname, '../..')
const lab = JSON.parse(readFileSync(join(process.env['LAB_DIR'] ?? join(root, '.lab'), 'env.json'), 'utf8')) as Record<
  string,
  string
>
const prepended = Object.fromEntries(
  ['PATH', 'PSModulePath'].map((name) => [name, [lab[name], process.env[name]].filter(Boolean).join(':')]),
)

export const environment: NodeJS.ProcessEnv = { ...process.env, ...lab, ...prepended }
export const modulePath = join(root, 'ps-scripts/AdUserSync.Session/AdUserSync.Session.psd1')
export const base = lab['LAB_TARGET_BASE'] as string
export const password = lab['LAB_PASSWORD'] as string
export const server = 'target.test'

export const s = (text: string): Tagged => tagged('s', text)
export const g = (guid: string): Tagged => tagged('g', guid)

/** What a write says of one item. */
export interface Outcome {
  ok: boolean
  guid: Tagged
  dn: Tagged
  category?: string
  code?: number | null
  message?: Tagged
}
/** Of each item: `ok`, or the category of its failure. */
export const categories = (outcomes: readonly Outcome[]): string[] =>
  outcomes.map(({ ok, category }) => (ok ? 'ok' : (category as string)))
/** No object has this objectGUID. */
export const nobody = g('01234567-89ab-cdef-0123-456789abcdef')
export type Row = Record<string, string | string[]>

export class Fixture {
  private constructor(
    readonly session: PowerShellSession,
    readonly ldap: Client,
    readonly ou: string,
  ) {}

  /** @param options another module, or more of the environment, than the session has otherwise */
  static async create(options: Partial<SessionOptions> = {}): Promise<Fixture> {
    const ldap = new Client({ url: lab['LAB_TARGET_URI'] as string })
    await ldap.bind(lab['LAB_TARGET_BIND'] as string, password)
    const ou = `OU=ops-${randomBytes(4).toString('hex')},${base}`
    await ldap.add(ou, { objectClass: 'organizationalUnit' })
    const usual = { modulePath, timeoutMs: 120_000, log: () => undefined, environment }
    const session = await PowerShellSession.start({ ...usual, ...options })
    const fixture = new Fixture(session, ldap, ou)
    for (const name of ['managed', 'elsewhere'])
      await ldap.add(`OU=${name},${ou}`, { objectClass: 'organizationalUnit' })
    return fixture
  }

  get managed(): string {
    return `OU=managed,${this.ou}`
  }

  get elsewhere(): string {
    return `OU=elsewhere,${this.ou}`
  }

  async close(): Promise<void> {
    await this.session.close()
    // The tree-delete control: MS-ADTS 3.1.1.3.4.1.15
    await this.ldap.del(this.ou, new Control('1.2.840.113556.1.4.805', { critical: true }))
    await this.ldap.unbind()
  }

  /** Performs a writer, confirmed below the managed container unless told otherwise. */
  async write(
    operation: string,
    items: readonly object[],
    more: object = {},
    secrets: readonly string[] = [],
  ): Promise<Outcome[]> {
    const parameters = { server, scope: s(this.managed), ...more, items }
    return (await this.session.call<{ items: Outcome[] }>(operation, parameters, secrets)).items
  }

  /**
   * Creates users with these common names through the scripts; their objectGUIDs as tagged. Account
   * names are random.
   */
  async users(names: readonly string[], path = this.managed): Promise<Tagged[]> {
    const items = names.map((name) => newUser(name, path))
    const outcomes = await this.write('New-SyncUser', items, { scope: s(this.ou) })
    return outcomes.map((outcome) => {
      if (!outcome.ok) throw new Error(`not created: ${outcome.message ?? ''}`)
      return outcome.guid
    })
  }

  /** The attributes of one object, by its objectGUID. */
  async read(guid: Tagged, attributes: string[] = ['*']): Promise<Row> {
    const { searchEntries } = await this.ldap.search(`<GUID=${guid.slice(2)}>`, { scope: 'base', attributes })
    return searchEntries[0] as unknown as Row
  }

  /** Creates a group; its objectGUID as tagged. */
  async group(name: string): Promise<Tagged> {
    const account = `g${randomBytes(6).toString('hex')}`
    await this.ldap.add(`CN=${name},${this.elsewhere}`, { objectClass: 'group', sAMAccountName: account })
    const { items } = await this.session.call<{ items: { guid: Tagged }[] }>('Find-SyncObject', {
      server,
      searchBase: this.elsewhere,
      scope: 'OneLevel',
      filter: `(sAMAccountName=${account})`,
      properties: [],
    })
    return items[0]?.guid as Tagged
  }

  /** The attributes of one object as the scripts read them. */
  async find(guid: Tagged, properties: string[]): Promise<Attributes> {
    const bytes = guid
      .slice(2)
      .replaceAll('-', '')
      .replace(/^(..)(..)(..)(..)(..)(..)(..)(..)/, '$4$3$2$1$6$5$8$7')
    const filter = `(objectGUID=${bytes.replace(/../g, '\\$&')})`
    const { items } = await this.session.call<{ items: { attributes: Attributes }[] }>('Find-SyncObject', {
      server,
      searchBase: base,
      scope: 'Subtree',
      filter,
      properties,
    })
    return items[0]?.attributes as Attributes
  }

  /** How often the states and passwords of users were written, by tagged objectGUID. */
  async versions(guids: readonly Tagged[]): Promise<Map<Tagged, PresentVersions>> {
    const parameters = { server, searchBase: s(base), items: guids.map((guid) => ({ guid })) }
    const { items } = await this.session.call<VersionsResult>('Get-SyncUserVersion', parameters)
    return new Map(
      items.map(({ guid, stateWritten, ...versions }) => [guid, { ...versions, stateWritten: text(stateWritten) }]),
    )
  }

  async setAttribute(dn: string, type: string, value: string): Promise<void> {
    await this.ldap.modify(
      dn,
      new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) }),
    )
  }

  /** Whether these credentials are good for the domain. */
  async canLogOn(principalName: string, secret: string): Promise<boolean> {
    const client = new Client({ url: lab['LAB_TARGET_URI'] as string })
    try {
      await client.bind(principalName, secret)
      return true
    } catch {
      return false
    } finally {
      await client.unbind()
    }
  }
}

/**
 * A creation as the tool asks for it: account names of its own, an expiration date, and what else
 * is given.
 */
export function newUser(name: string, path: string, attributes: Record<string, Tagged[]> = {}): object {
  const account = `u${randomBytes(6).toString('hex')}`
  return {
    name: s(name),
    path: s(path),
    attributes: {
      sAMAccountName: [s(account)],
      userPrincipalName: [s(`${account}@target.test`)],
      accountExpires: [tagged('l', '9223372036854775807')],
      ...attributes,
    },
  }
}
