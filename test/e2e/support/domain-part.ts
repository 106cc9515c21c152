/**
 * A part of the lab's target domain: a container for managed users, one for groups and one for
 * others, read and changed by an LDAP client that knows nothing of the tool.
 */
import { randomBytes } from 'node:crypto'
import { Attribute, Change, Client, Control } from 'ldapts'
import { escapeRdnValue } from '../../../src/core/names/distinguished-name.js'
import { labEnvironment } from '../../lab/domains.js'
import { randomWord } from './random-word.js'

export type Row = { dn: string } & Record<string, string | string[]>
/**
 * What `objectClass: top, person, organizationalPerson, user` makes of it: 512 enabled, 514
 * disabled (MS-ADTS 2.2.16).
 */
export const ENABLED = '512'
export const DISABLED = '514'
/** The tree-delete control (MS-ADTS 3.1.1.3.4.1.15). */
const TREE_DELETE = '1.2.840.113556.1.4.805'

export class DomainPart {
  readonly ldap: Client
  /** Unique in the domain, at most 8 characters: the start of account names. */
  readonly id = randomWord('e')
  readonly base: string
  /** The access control list for new groups, when the account that runs has rights on them. */
  protected groupSecurity: Buffer | undefined
  #number = 0

  /** Nothing is there until `addContainers`. */
  constructor() {
    const lab = labEnvironment()
    this.ldap = new Client({ url: lab.LAB_TARGET_URI })
    this.base = `OU=${this.id},${lab.LAB_TARGET_BASE}`
  }

  /** Also after the domain controller was gone. */
  async reconnect(): Promise<void> {
    const lab = labEnvironment()
    await this.ldap.bind(lab.LAB_TARGET_BIND, lab.LAB_PASSWORD)
  }

  async addContainers(): Promise<void> {
    await this.ldap.add(this.base, { objectClass: 'organizationalUnit' })
    for (const dn of [this.managed, this.groups, this.others])
      await this.ldap.add(dn, { objectClass: 'organizationalUnit' })
  }

  async deleteTree(dn: string): Promise<void> {
    await this.ldap.del(dn, new Control(TREE_DELETE, { critical: true }))
  }

  /** Every test starts with nobody managed. */
  async empty(): Promise<void> {
    for (const container of [this.managed, this.groups, this.others])
      for (const { dn } of await this.search(container, '(objectClass=*)', ['dn'], 'one')) await this.deleteTree(dn)
  }

  get managed(): string {
    return `OU=Managed,${this.base}`
  }
  get groups(): string {
    return `OU=Groups,${this.base}`
  }
  get others(): string {
    return `OU=Others,${this.base}`
  }

  /** Of accounts and people in the order in which they are made. */
  protected nextNumber(): string {
    return String(++this.#number)
  }

  /** An account name that no other test has. */
  account(suffix = this.nextNumber()): string {
    return `${this.id}.${suffix}`.slice(0, 20)
  }

  /** Adds a group below Groups; gives its relative name for the config. */
  async group(name: string, attributes: Record<string, string | string[]> = {}): Promise<string> {
    const security = this.groupSecurity && { nTSecurityDescriptor: this.groupSecurity as unknown as string }
    await this.ldap.add(`CN=${escapeRdnValue(name)},${this.groups}`, {
      objectClass: 'group',
      sAMAccountName: `${this.id} ${name}`.slice(0, 60),
      ...security,
      ...attributes,
    })
    return `CN=${escapeRdnValue(name)}`
  }

  /** Adds an account elsewhere than below Managed, disabled unless told otherwise. */
  async user(
    name: string,
    attributes: Record<string, string | string[]> = {},
    container = this.others,
  ): Promise<string> {
    const dn = `CN=${escapeRdnValue(name)},${container}`
    await this.ldap.add(dn, {
      objectClass: 'user',
      sAMAccountName: this.account(),
      userAccountControl: DISABLED,
      ...attributes,
    })
    return dn
  }

  async set(dn: string, attribute: string, ...values: string[]): Promise<void> {
    await this.ldap.modify(dn, [
      new Change({ operation: 'replace', modification: new Attribute({ type: attribute, values }) }),
    ])
  }

  /**
   * Enables an account by hand, with a password of its own: `unicodePwd` over LDAP as MS-ADTS
   * 3.1.1.3.1.5.1 has it.
   */
  async enable(dn: string, password = `Lab-${randomBytes(8).toString('hex')}-X`): Promise<string> {
    const value = Buffer.from(`"${password}"`, 'utf16le')
    await this.ldap.modify(dn, [
      new Change({ operation: 'replace', modification: new Attribute({ type: 'unicodePwd', values: [value] }) }),
    ])
    await this.set(dn, 'userAccountControl', ENABLED)
    return password
  }

  async search(
    base: string,
    filter: string,
    attributes: string[] = [],
    scope: 'sub' | 'one' | 'base' = 'sub',
  ): Promise<Row[]> {
    const { searchEntries } = await this.ldap.search(base, { scope, filter, attributes, paged: { pageSize: 500 } })
    return searchEntries as unknown as Row[]
  }

  /** A managed user by common name; undefined when there is none. */
  async find(name: string, attributes: string[] = []): Promise<Row | undefined> {
    const rows = await this.search(this.managed, '(objectClass=user)', ['cn', ...attributes])
    return rows.find((row) => row['cn'] === name)
  }

  /** Common names of the members of a group below Groups, sorted. */
  async members(group: string): Promise<string[]> {
    const rows = await this.search(this.base, `(memberOf=CN=${escapeRdnValue(group)},${this.groups})`, ['cn'])
    return rows.map((row) => String(row['cn'])).sort()
  }

  /**
   * What a logon with this password answers: `ok`, or AD's own code: 52e wrong, 533 disabled, 701
   * expired, 773 must change it first.
   */
  async logOn(account: string, password: string): Promise<string> {
    return this.#as(account, password, async () => 'ok')
  }

  /** Whether somebody can log on with this password. */
  async canLogOn(account: string, password: string): Promise<boolean> {
    return (await this.logOn(account, password)) === 'ok'
  }

  /**
   * Changes an own password, as its owner: `ok`, or the domain controller's refusal. MS-ADTS
   * 3.1.1.3.1.5.2: the old value goes, the new comes.
   */
  async changePassword(account: string, password: string, wanted: string): Promise<string> {
    const [{ dn }] = (await this.search(this.base, `(sAMAccountName=${account})`)) as [Row]
    const change = (operation: 'delete' | 'add', text: string) =>
      new Change({
        operation,
        modification: new Attribute({ type: 'unicodePwd', values: [Buffer.from(`"${text}"`, 'utf16le')] }),
      })
    return this.#as(account, password, async (client) => {
      await client.modify(dn, [change('delete', password), change('add', wanted)])
      return 'ok'
    })
  }

  async #as(account: string, password: string, act: (client: Client) => Promise<string>): Promise<string> {
    const client = new Client({ url: labEnvironment().LAB_TARGET_URI })
    try {
      await client.bind(`${account}@target.test`, password)
      return await act(client)
    } catch (error) {
      const { message } = error as Error
      return /data ([0-9a-f]+)/.exec(message)?.[1] ?? message
    } finally {
      await client.unbind()
    }
  }

  /** Adds members to a group, both anywhere in the domain. */
  async addMembers(group: string, ...members: string[]): Promise<void> {
    await this.ldap.modify(group, [
      new Change({ operation: 'add', modification: new Attribute({ type: 'member', values: members }) }),
    ])
  }
}
