/**
 * A part of the lab's target domain for one test file, and runs of the tool that import into it:
 * config, users file and state in a folder of their own.
 */
import { randomBytes } from 'node:crypto'
import { serviceAccount, type Rights } from '../../lab/service-account.js'
import { DomainPart } from './domain-part.js'
import { startAdUserSync, WorkFolder, type Ran, type Running } from './cli.js'

export { DISABLED, ENABLED } from './domain-part.js'

/** What the people of the end-to-end tests carry. */
const ATTRIBUTES = [
  'company',
  'department',
  'description',
  'displayName',
  'employeeID',
  'givenName',
  'initials',
  'mail',
  'otherTelephone',
  'physicalDeliveryOfficeName',
  'sn',
  'telephoneNumber',
  'title',
  'userPrincipalName',
]
/** Who runs the tool. */
export type Runner = 'service account' | 'administrator'

export class Sandbox extends DomainPart {
  folder = new WorkFolder()
  /** What the objectGUIDs of this sandbox's people begin with. */
  readonly #guidStart = randomBytes(4).toString('hex')
  /**
   * Added to the environment of every run: who runs it, when that is not the domain's
   * administrator.
   */
  env: NodeJS.ProcessEnv = {}

  /**
   * Runs are the service account's, with the rights that Grant-SyncRights.ps1 gives, as they should
   * be in a real domain.
   */
  async open(runner: Runner = 'service account'): Promise<this> {
    await this.reconnect()
    await this.addContainers()
    if (runner === 'service account')
      await this.runAsServiceAccount({ takeOverFrom: [this.others], cannotChangePassword: true })
    return this
  }

  /**
   * From now on the runs are the lab's service account's, which has the rights that
   * Grant-SyncRights.ps1 gives, on every group() made later.
   */
  async runAsServiceAccount(rights: Partial<Rights> = {}): Promise<void> {
    const model = `${await this.group('Model')},${this.groups}`
    this.env = {
      ...(await serviceAccount({ managedUserPath: this.managed, group: [model], attribute: ATTRIBUTES, ...rights })),
    }
    const found = await this.ldap.search(model, {
      scope: 'base',
      attributes: ['nTSecurityDescriptor'],
      explicitBufferAttributes: ['nTSecurityDescriptor'],
    })
    this.groupSecurity = found.searchEntries[0]!['nTSecurityDescriptor'] as Buffer
    await this.ldap.del(model)
  }

  async close(): Promise<void> {
    await this.deleteTree(this.base)
    await this.ldap.unbind()
    this.folder.remove()
  }

  /** Leaves the objects to a reset of the domain. */
  abandon(): void {
    void this.ldap.unbind()
    this.folder.remove()
  }

  /** Empties the containers: every test starts with nobody managed. */
  async clear(): Promise<void> {
    await this.empty()
    this.newFolder()
  }

  /** Forgets config, users file and state: the next run is the first. */
  newFolder(): void {
    this.folder.remove()
    this.folder = new WorkFolder()
  }

  /**
   * Imports these people with this config; files lie in a folder of their own, and stay there for
   * the next run.
   */
  async import(
    people: readonly object[],
    config: object = {},
    args: readonly string[] = [],
    more: { env?: NodeJS.ProcessEnv; input?: string } = {},
  ): Promise<Ran> {
    this.folder.write('users.json', { timestamp: new Date().toISOString(), users: people })
    return this.rerun(config, args, more)
  }

  /** The same file again. */
  async rerun(
    config: object = {},
    args: readonly string[] = [],
    more: { env?: NodeJS.ProcessEnv; input?: string } = {},
  ): Promise<Ran> {
    return this.start(config, args, more).ended
  }

  /** The same file again, without waiting for its end. */
  start(
    config: object = {},
    args: readonly string[] = [],
    more: { env?: NodeJS.ProcessEnv; input?: string } = {},
  ): Running {
    this.folder.write('import-config.json', {
      server: 'target.test',
      input_file: 'users.json',
      managed_user_path: this.managed,
      group_path: this.groups,
      prefix_common_names: 'P ',
      ...config,
    })
    return startAdUserSync(['import', ...args], { cwd: this.folder.path, ...more, env: { ...this.env, ...more.env } })
  }

  /** The same file again, with an approvals file of these entries. */
  async approve(resolutions: readonly object[], config: object = {}, args: readonly string[] = []): Promise<Ran> {
    this.folder.write('approvals.json', { resolutions })
    return this.rerun(config, ['--approvals', 'approvals.json', ...args])
  }

  /** A person of a users file with an account name of its own. */
  person(
    cn: string,
    values: Record<string, unknown> = {},
  ): { cn: string; sAMAccountName: string; objectGUID: string } & Record<string, unknown> {
    const number = this.nextNumber()
    const objectGUID = `${this.#guidStart}-0000-4000-8000-${number.padStart(12, '0')}`
    return {
      cn,
      sAMAccountName: this.account(number),
      disabled: false,
      accountExpires: null,
      memberOf: [],
      objectGUID,
      ...values,
    }
  }
}
