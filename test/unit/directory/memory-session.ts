/**
 * Sessions with a domain in memory that can be cut: what a PowerShell session and a domain
 * controller are to the tool.
 */
import { LostError } from '../../../src/directory/directory-error.js'
import type { Directory, DomainInfo, Entry, Failure, NewUser, Outcome } from '../../../src/directory/directory.js'
import { firstText, tagged, type Attributes } from '../../../src/core/values/value.js'
import { guidEquals } from '../../../src/core/names/ldap-filter.js'
import { UnavailableError } from '../../../src/errors.js'
import { BASE, MANAGED, type Cut, type MemoryDomain } from './memory-domain.js'

export const DOWN = 'Unable to contact the server.'

export const connectTo =
  (domain: MemoryDomain) =>
  async (server?: string): Promise<Directory> => {
    domain.connected.push(server)
    if (!domain.up) throw new UnavailableError(DOWN)
    domain.open++
    return new Session(domain, domain.connected.length)
  }

class Session implements Directory {
  readonly domain: DomainInfo
  #lost = false
  #scope: string | undefined

  constructor(
    private readonly of: MemoryDomain,
    processId: number,
  ) {
    this.domain = {
      ...{ server: 'dc1.target.test', writable: true, domain: BASE, dnsName: 'target.test', domainSid: 'S-1-5-21-1' },
      ...{ schemaNamingContext: '', currentTime: '', accountSid: null, accountName: null },
      powershell: { version: '7', processId, started: '' },
    }
  }

  async find({ filter, properties }: Parameters<Directory['find']>[0]): Promise<Entry[]> {
    this.#arrive('find', [])
    const all = [this.of.group, ...this.of.users.values()]
    const found = all.filter(
      ({ guid, attributes }) =>
        filter.includes(guidEquals('objectGUID', guid)) ||
        filter.includes(`(sAMAccountName=${firstText(attributes, 'sAMAccountName') ?? '?'})`),
    )
    return found.map((one) => ({
      ...one,
      attributes: Object.fromEntries(
        properties.flatMap((name) => {
          const values = name === 'memberOf' && this.of.members.has(one.guid) ? [tagged('s', this.of.group.dn)] : null
          const kept = values ?? one.attributes[name]
          return kept === undefined ? [] : [[name, kept]]
        }),
      ),
    }))
  }

  createUsers(users: readonly NewUser[]): Promise<Outcome<{ guid: string; dn: string }>[]> {
    return this.#write('create', users, ({ name, attributes }) => {
      const guid = this.of.add(name, 514, attributes)
      return { ok: true, guid, dn: this.of.users.get(guid)!.dn }
    })
  }

  updateUsers(users: Parameters<Directory['updateUsers']>[0]): Promise<Outcome[]> {
    return this.#write('modify', users, ({ guid, replace, clear }) => {
      const user = this.of.users.get(guid)!
      const kept = Object.entries(user.attributes).filter(([name]) => !clear.includes(name))
      this.of.users.set(guid, { ...user, attributes: { ...Object.fromEntries(kept), ...replace } })
      return { ok: true }
    })
  }

  renameUsers(users: Parameters<Directory['renameUsers']>[0]): Promise<Outcome[]> {
    return this.#write('rename', users, ({ guid, newName }) => {
      const user = this.of.users.get(guid)!
      this.of.users.set(guid, { ...user, dn: `CN=${newName},${MANAGED}` })
      return { ok: true }
    })
  }

  disableUsers(guids: readonly string[]): Promise<Outcome[]> {
    return this.#write('disable', guids, (guid) => this.#set(guid, { userAccountControl: [tagged('i', '514')] }))
  }

  enableUsers(users: Parameters<Directory['enableUsers']>[0]): Promise<Outcome[]> {
    return this.#write('enable', users, ({ guid, password }) =>
      this.#set(guid, { userAccountControl: [tagged('i', '512')], password: [tagged('s', password)] }),
    )
  }

  resumeUsers(users: Parameters<Directory['resumeUsers']>[0]): Promise<Outcome[]> {
    return this.#write('enable', users, ({ guid }) => this.#set(guid, { userAccountControl: [tagged('i', '512')] }))
  }

  joinGroup(_group: string, guids: readonly string[]): Promise<Outcome[]> {
    return this.#write('join', guids, (guid) => ({ ok: this.of.members.add(guid) !== null }) as Outcome)
  }

  leaveGroup(_group: string, guids: readonly string[]): Promise<Outcome[]> {
    return this.#write('leave', guids, (guid) => (this.of.members.delete(guid), { ok: true }))
  }

  async takeOverUser(user: Parameters<Directory['takeOverUser']>[0]): Promise<Outcome<{ dn: string }>> {
    const [outcome] = await this.#write('take-over', [user], ({ guid, newName }) => {
      const dn = `CN=${newName},${this.#scope}`
      this.of.users.set(guid, { ...this.of.users.get(guid)!, dn })
      return { ok: true, dn } as const
    })
    return outcome!
  }

  stateVersions: Directory['stateVersions'] = async () => {
    this.#arrive('versions', [])
    return new Map()
  }

  async passwordPolicy(): Promise<{ minLength: number; complexity: boolean; historyCount: number }> {
    this.#arrive('policy', [])
    return { minLength: 7, complexity: true, historyCount: 0 }
  }

  restrictTo(managedPath: string): void {
    this.#scope = managedPath
  }

  async close(): Promise<void> {
    if (!this.#lost) this.of.open--
    this.#lost = true
  }

  #set(guid: string, attributes: Attributes): Outcome {
    const user = this.of.users.get(guid)!
    this.of.users.set(guid, { ...user, attributes: { ...user.attributes, ...attributes } })
    return { ok: true }
  }

  #arrive(operation: string, items: readonly unknown[]): Cut | null {
    if (this.#lost) throw new LostError(`'${operation}' was not sent: PowerShell was ended by SIGKILL`)
    const cut = this.of.cuts.shift() ?? null
    if (cut === 'refused') throw new UnavailableError('access denied')
    if (cut === 'dead' || (cut !== null && items.length === 0)) {
      void this.close()
      throw new LostError(`'${operation}' was not sent: PowerShell was ended by SIGKILL`)
    }
    this.of.sent.push(items.length === 0 ? operation : `${operation} ${items.length}`)
    return cut
  }

  async #write<Item, Result>(
    operation: string,
    items: readonly Item[],
    act: (item: Item) => Outcome<Result>,
  ): Promise<Outcome<Result>[]> {
    const cut = this.#arrive(operation, items)
    if (this.#scope === undefined) throw new Error('restrictTo comes before the first write')
    if (cut === null) return items.map(act)
    for (const item of items.slice(0, this.of.inEffect)) act(item)
    const failure: Failure = { ok: false, category: 'unavailable', code: null, message: DOWN }
    if (cut === 'down') return items.map(() => failure)
    void this.close()
    return items.map(() => ({ ...failure, category: 'unknown', lost: true, message: 'no answer' }))
  }
}
