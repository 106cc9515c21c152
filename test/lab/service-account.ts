/**
 * The account that an import should run as: no administrator, with nothing but what
 * Grant-SyncRights.ps1 gives it.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { AlreadyExistsError, Client } from 'ldapts'
import { labEnvironment } from './domains.js'
import { root } from './layout.js'

const NAME = 'svc-sync'
const PASSWORD = 'Lab.5ervice.Acc0unt'
/** NORMAL_ACCOUNT and DONT_EXPIRE_PASSWORD (MS-ADTS 2.2.16). */
const ENABLED_FOR_EVER = '66048'

/**
 * What the script is asked to grant, by the names of its parameters; distinguished names, and
 * attributes by LDAP name.
 */
export interface Rights {
  managedUserPath: string
  group?: readonly string[]
  attribute?: readonly string[]
  takeOverFrom?: readonly string[]
  cannotChangePassword?: boolean
}

/**
 * What the lab's ActiveDirectory module reads to bind as this account: spread it over the
 * environment of the command line.
 */
export type BindAs = Record<'LAB_BIND_USER' | 'LAB_BIND_PASSWORD', string>

/** `svc-sync` of the target domain with these rights, added to what it has. */
export async function serviceAccount(rights: Rights): Promise<BindAs> {
  await addServiceAccount()
  grantSyncRights(rights)
  return { LAB_BIND_USER: `${NAME}@target.test`, LAB_BIND_PASSWORD: PASSWORD }
}

/** Without rights; it may be there already. */
export async function addServiceAccount(): Promise<void> {
  const lab = labEnvironment()
  const client = new Client({ url: lab.LAB_TARGET_URI })
  try {
    await client.bind(lab.LAB_TARGET_BIND, lab.LAB_PASSWORD)
    await client.add(`CN=${NAME},CN=Users,${lab.LAB_TARGET_BASE}`, {
      objectClass: 'user',
      sAMAccountName: NAME,
      userPrincipalName: `${NAME}@target.test`,
      userAccountControl: ENABLED_FOR_EVER,
      // MS-ADTS 3.1.1.3.1.5.1
      unicodePwd: Buffer.from(`"${PASSWORD}"`, 'utf16le') as unknown as string,
    })
  } catch (error) {
    if (!(error instanceof AlreadyExistsError)) throw error
  } finally {
    await client.unbind()
  }
}

/** Runs the script as the domain's administrator; what it puts out, one line a right. */
export function grantSyncRights(rights: Rights, more: readonly string[] = []): string[] {
  const { cannotChangePassword = false, ...lists } = rights
  const parameters = Object.entries(lists).map(([name, value]) => `-${name} ${[value].flat().map(quoted).join(',')}`)
  // -File takes no lists. In single quotes nothing but the quote itself is special
  // (about_Quoting_Rules).
  const command = [
    `& ${quoted(join(root, 'ps-scripts/Grant-SyncRights.ps1'))} -Account ${NAME} -Server target.test`,
    ...parameters,
    ...(cannotChangePassword ? ['-CannotChangePassword'] : []),
    ...more,
    `| ForEach-Object { [Console]::Out.WriteLine($_.Granted + ': ' + $_.Path) }`,
  ].join(' ')
  const env = { ...process.env, ...labEnvironment(), TERM: 'dumb' }
  const run = spawnSync(env.NODE_POWERSHELL, ['-NoProfile', '-NonInteractive', '-Command', command], {
    encoding: 'utf8',
    env,
  })
  if (run.status !== 0 || run.stderr !== '') throw new Error(`Grant-SyncRights.ps1 failed: ${run.stderr}`)
  return run.stdout.split('\n').filter((line) => line !== '')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
