/**
 * The directory in memory of the workflow's tests, which can be read as well: what a search names
 * by one of a few attributes is found at once.
 */
import { USERS } from '../../src/core/names/ldap-filter.js'
import { dnKey } from '../../src/core/names/distinguished-name.js'
import { nameKey } from '../../src/core/names/names.js'
import type { Directory, DomainInfo, Entry, Query } from '../../src/directory/directory.js'
import { firstText } from '../../src/core/values/value.js'
import { managed } from '../unit/builders.js'
import { MemoryDirectory } from '../unit/workflow/memory-directory.js'
import { DOMAIN, DOMAIN_SID, NOW, SCHEMA, type World } from './world.js'

const INDEXED = ['distinguishedName', 'objectSid', 'lDAPDisplayName', 'name', 'sAMAccountName', 'userPrincipalName']

const DOMAIN_INFO: DomainInfo = {
  server: 'dc.target.test',
  writable: true,
  domain: DOMAIN,
  dnsName: 'target.test',
  domainSid: DOMAIN_SID,
  schemaNamingContext: SCHEMA,
  currentTime: NOW.toISOString(),
  accountSid: null,
  accountName: null,
  powershell: { version: '5.1', processId: 1, started: NOW.toISOString() },
}

export class WorldDirectory extends MemoryDirectory implements Directory {
  readonly domain = DOMAIN_INFO
  readonly #managed: readonly Entry[]
  readonly #index = new Map<string, Entry>()

  constructor({ managed: users, entries }: World) {
    super(
      users.map(({ guid, dn }) => managed({ guid, dn })),
      // One in fifty is refused, so that failures are many as well.
      () => (++this.#writes % 50 === 0 ? 'constraint' : undefined),
    )
    this.#managed = users
    for (const one of entries) {
      for (const name of INDEXED) {
        const value = firstText(one.attributes, name)
        if (value !== undefined) this.#index.set(keyOf(name, value), one)
      }
    }
  }
  #writes = 0

  /** All managed users, or the objects that the filter names. */
  async find({ filter }: Query): Promise<Entry[]> {
    if (filter === USERS) return [...this.#managed]
    const found = new Set<Entry>()
    for (const [, name, value] of filter.matchAll(/\(([A-Za-z]+)=([^()]*)\)/g)) {
      const one = this.#index.get(keyOf(name!, value!))
      if (one !== undefined) found.add(one)
    }
    return [...found]
  }

  stateVersions: Directory['stateVersions'] = async () => new Map()
  passwordPolicy: Directory['passwordPolicy'] = async () => ({ minLength: 8, complexity: true, historyCount: 0 })
  restrictTo = (): void => undefined
  close = async (): Promise<void> => undefined
}

const keyOf = (name: string, value: string): string =>
  `${name}=${name === 'distinguishedName' ? dnKey(value) : nameKey(value)}`
