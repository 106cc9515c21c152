/**
 * A Directory in memory, for the workflow: accounts by objectGUID, refusals on request, and a list
 * of all that was asked of it.
 */
import type { DirectoryWrites, Failure, FailureCategory, Outcome } from '../../../src/directory/directory.js'
import type { ManagedUser } from '../../../src/core/model.js'
import { tagged, type Attributes } from '../../../src/core/values/value.js'

export interface MemoryAccount {
  guid: string
  name: string
  enabled: boolean
  password: string | null
  groups: Set<string>
  attributes: Attributes
}

/**
 * Which call is refused: by method, by the account's name or the new one, and by the values that
 * are written; [] clears.
 */
export type Refuse = (method: keyof DirectoryWrites, name: string, values: Attributes) => FailureCategory | undefined

export class MemoryDirectory implements DirectoryWrites {
  readonly accounts = new Map<string, MemoryAccount>()
  /** e.g. `enableUsers P Anna Meyer` */
  readonly calls: string[] = []
  #created = 0

  constructor(
    users: readonly ManagedUser[] = [],
    private readonly refuse: Refuse = () => undefined,
  ) {
    for (const { guid, name, enabled, memberOf, attributes } of users)
      this.accounts.set(guid, { guid, name, enabled, password: null, groups: new Set(memberOf), attributes })
  }

  createUsers: DirectoryWrites['createUsers'] = async (users) =>
    users.map(({ name, path, attributes }) => {
      const create = () => {
        const guid = `created-${++this.#created}`
        this.accounts.set(guid, { guid, name, enabled: false, password: null, groups: new Set(), attributes })
        return { guid, dn: `CN=${name},${path}` }
      }
      return this.#write('createUsers', name, create, attributes)
    })

  updateUsers: DirectoryWrites['updateUsers'] = async (users) =>
    users.map(({ guid, replace, clear }) => {
      const values = { ...replace, ...Object.fromEntries(clear.map((name) => [name, []])) }
      const change = (account: MemoryAccount) => (account.attributes = { ...account.attributes, ...values })
      return this.#change('updateUsers', guid, change, values)
    })

  renameUsers: DirectoryWrites['renameUsers'] = async (users) =>
    users.map(({ guid, newName }) => {
      const values = { cn: [tagged('s', newName)] }
      return this.#change('renameUsers', guid, (account) => (account.name = newName), values)
    })

  disableUsers: DirectoryWrites['disableUsers'] = async (guids) =>
    guids.map((guid) => this.#change('disableUsers', guid, (account) => (account.enabled = false)))

  enableUsers: DirectoryWrites['enableUsers'] = async (users) =>
    users.map(({ guid, password }) =>
      this.#change('enableUsers', guid, (account) => Object.assign(account, { enabled: true, password })),
    )

  resumeUsers: DirectoryWrites['resumeUsers'] = async (users) =>
    users.map(({ guid }) => this.#change('resumeUsers', guid, (account) => (account.enabled = true)))

  joinGroup: DirectoryWrites['joinGroup'] = async (group, guids) =>
    guids.map((guid) => this.#change('joinGroup', guid, (account) => account.groups.add(group)))

  leaveGroup: DirectoryWrites['leaveGroup'] = async (group, guids) =>
    guids.map((guid) => this.#change('leaveGroup', guid, (account) => account.groups.delete(group)))

  takeOverUser: DirectoryWrites['takeOverUser'] = async ({ guid, newName }) =>
    this.#write('takeOverUser', newName, () => {
      const account = { guid, name: newName, enabled: true, password: 'its own', groups: new Set<string>() }
      this.accounts.set(guid, { ...account, attributes: {} })
      return { dn: `CN=${newName}` }
    })

  #change(
    method: keyof DirectoryWrites,
    guid: string,
    change: (account: MemoryAccount) => unknown,
    values: Attributes = {},
  ): Outcome {
    const account = this.accounts.get(guid)
    if (account === undefined) return refused('not-found')
    const write = () => {
      change(account)
      return {}
    }
    return this.#write(method, account.name, write, values)
  }

  #write<T>(method: keyof DirectoryWrites, name: string, write: () => T, values: Attributes = {}): Outcome<T> {
    this.calls.push(`${method} ${name}`)
    const category = this.refuse(method, name, values)
    return category === undefined ? { ok: true, ...write() } : refused(category)
  }
}

const refused = (category: FailureCategory): Failure => ({
  ok: false,
  category,
  code: null,
  message: `no: ${category}`,
})
