/**
 * An import of 44 changes of every kind, for tests that disturb it: the domain as it is before, the
 * users file, the approvals, and whether only those are enabled that should be.
 */
import { toFileTime } from '../../../src/core/values/file-time.js'
import type { Running } from './cli.js'
import { DISABLED, ENABLED, Sandbox } from './sandbox.js'

/** People of each kind; what is done about them is in `Mixed.before` and `Mixed.inFile`. */
const KINDS = {
  New: 8,
  Wanted: 1,
  Taken: 1,
  Update: 7,
  Rename: 5,
  Expire: 4,
  Gone: 2,
  Off: 2,
  Join: 4,
  Leave: 3,
  Reenable: 1,
  Ring: 3,
  Refused: 1,
}
/** What a run reports: 44 changes with the four expiration dates, which no list counts. */
export const EXPECTED = { created: 9, updated: 11, renamed: 6, enabled: 2, disabled: 4, joined: 5, left: 3 }
/** One more value, which the domain controller refuses at every run. */
export const EXPECTED_FAILURE = { user: 'P Refused 1', action: 'update', attribute: 'employeeID' }

const APPROVED: Readonly<Record<string, string>> = {
  'P New 1': 'Copper-Lantern-Ferry-41',
  'P Reenable 1': 'Walnut-Harbour-Violin-77',
}
const SET_BEFORE = 'Initial-Orchard-Kettle-12'
const DAY_MS = 86_400_000

type Kind = keyof typeof KINDS
interface Someone {
  kind: Kind
  cn: string
  sAMAccountName: string
  objectGUID: string
}

export class MixedImport {
  readonly config: object

  private constructor(
    readonly box: Sandbox,
    config: object,
  ) {
    this.config = {
      group_map: { 'CN=One': 'CN=One', 'CN=Two': 'CN=Two' },
      users_can_not_change_password: true,
      max_deactivations: 4,
      max_leaves: 3,
      log_file: 'import.log',
      ...config,
    }
  }

  /** @param config more of the config file */
  static async create(config: object = {}): Promise<MixedImport> {
    return new MixedImport(await new Sandbox().open(), config)
  }

  /** Brings domain and folder to what they are before the import. */
  async prepare(): Promise<void> {
    const { box, people } = this
    await box.clear()
    for (const name of ['One', 'Two']) await box.group(name)
    for (const someone of people) await this.#before(someone)
    await box.addMembers(
      `CN=Two,${box.groups}`,
      ...people.filter(({ kind }) => kind === 'Leave').map((someone) => this.#dn(someone)),
    )
    const users = people.filter(({ kind }) => kind !== 'Gone').map((someone) => this.#inFile(someone))
    box.folder.write('users.json', { timestamp: '2026-01-01T00:00:00Z', users })
    box.folder.write('approvals.json', { resolutions: this.#approvals() })
    // Its cause is gone: the run takes it out of the file.
    const lapsed = { type: 'disable', user: 'P Update 1', accept: false, timestamp: '2026-01-01T00:00:00Z' }
    box.folder.write('resolutions.json', { resolutions: [lapsed] })
  }

  start(env: NodeJS.ProcessEnv = {}, config: object = {}): Running {
    return this.box.start({ ...this.config, ...config }, ['--approvals', 'approvals.json'], { env })
  }

  /**
   * Who is enabled without the password that was approved for it (or that it had before): always
   * nobody.
   */
  async wronglyEnabled(): Promise<string[]> {
    const before = new Set(this.people.filter(isEnabledBefore).map(({ cn }) => `P ${cn}`))
    const enabled = await this.box.search(this.box.base, `(userAccountControl=${ENABLED})`, ['cn', 'sAMAccountName'])
    const wrong = enabled.map(async ({ cn, sAMAccountName }) => {
      if (before.has(String(cn)) || /^P Old/.test(String(cn))) return []
      const password = APPROVED[String(cn)]
      return password !== undefined && (await this.box.logOn(String(sAMAccountName), password)) === 'ok'
        ? []
        : [String(cn)]
    })
    return (await Promise.all(wrong)).flat()
  }

  get people(): Someone[] {
    const names = Object.entries(KINDS).flatMap(([kind, count]) =>
      Array.from({ length: count }, (_, index) => [kind as Kind, index + 1] as const),
    )
    return names.map(([kind, number], index) => ({
      kind,
      cn: `${kind} ${number}`,
      sAMAccountName: `${this.box.id}.${kind}${number}`,
      objectGUID: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    }))
  }

  #dn({ kind, cn }: Someone): string {
    return `CN=${kind === 'Rename' ? cn.replace('Rename', 'P Old') : `P ${cn}`},${this.box.managed}`
  }

  async #before(someone: Someone): Promise<void> {
    const { kind, sAMAccountName, objectGUID } = someone
    if (kind === 'New') return
    // Strangers who have the account names of two people of the file.
    if (kind === 'Wanted' || kind === 'Taken')
      return void (await this.box.user(`Stranger ${kind}`, { sAMAccountName, department: 'Before' }))
    const expires = toFileTime(new Date(Date.now() + (kind === 'Expire' ? 5 : 31) * DAY_MS))
    await this.box.ldap.add(this.#dn(someone), {
      objectClass: 'user',
      sAMAccountName,
      department: 'Before',
      accountExpires: expires,
      'msDS-cloudExtensionAttribute1': `ad-user-sync:${objectGUID}`,
      ...(kind === 'Ring' && { userPrincipalName: this.#principal(someone, 0) }),
      userAccountControl: isEnabledBefore(someone) ? ENABLED : DISABLED,
      ...(isEnabledBefore(someone) && { unicodePwd: Buffer.from(`"${SET_BEFORE}"`, 'utf16le') as unknown as string }),
    })
  }

  /** Each gets the userPrincipalName of the next one. */
  #principal({ cn }: Someone, step: number): string {
    return `${this.box.id}.ring${(Number(cn.slice(-1)) + step) % KINDS.Ring}@partner.example`
  }

  #inFile(someone: Someone): object {
    const { kind, cn, sAMAccountName, objectGUID } = someone
    const number = Number(cn.slice(-1))
    const isMember = kind === 'Join' || cn === 'New 2'
    return {
      cn,
      sAMAccountName,
      objectGUID,
      disabled: kind === 'Off',
      accountExpires: null,
      department: kind === 'Update' || kind === 'Refused' ? 'After' : 'Before',
      ...(kind === 'Ring' && { userPrincipalName: this.#principal(someone, 1) }),
      // The schema takes 16 characters.
      ...(kind === 'Refused' && { employeeID: '12345678901234567' }),
      memberOf: isMember ? [number <= 2 ? 'CN=One' : 'CN=Two'] : [],
    }
  }

  #approvals(): object[] {
    const account = (kind: Kind) => `${this.box.id}.${kind}1`
    return [
      ...Object.entries(APPROVED).map(([user, password]) => ({ type: 'enable', user, accept: true, password })),
      { type: 'name', user: 'P Wanted 1', name: account('Wanted'), accept: true, new_name: `${this.box.id}.other` },
      { type: 'name', user: 'P Taken 1', name: account('Taken'), accept: true, take_over_account: true },
    ]
  }
}

const isEnabledBefore = ({ kind }: Someone): boolean => !['New', 'Wanted', 'Taken', 'Reenable'].includes(kind)
