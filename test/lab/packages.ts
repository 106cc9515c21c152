import { log, run } from './command.js'

// samba-ad-provision, samba-dsdb-modules and winbind are only recommended by samba, but a domain
// controller needs them.
const samba = [
  'samba-ad-dc',
  'samba',
  'samba-ad-provision',
  'samba-dsdb-modules',
  'winbind',
  'python3-samba',
  'ldap-utils',
  'ldb-tools',
  'openssl',
  // What the tests of interactive mode type into, and what they open its archives with.
  'tmux',
  'p7zip-full',
]

/**
 * Installs those of the Debian packages that are missing, and fails with the remedy where that
 * takes another user.
 */
export async function installPackages(needed: readonly string[] = samba): Promise<void> {
  const missing = await missingPackages(needed)
  const isRoot = process.getuid?.() === 0
  if (missing.length > 0 && !isRoot) {
    throw new Error(
      `these Debian packages are missing; as root: apt-get install --no-install-recommends ${missing.join(' ')}`,
    )
  }
  if (!isRoot) throw new Error("the lab's domain controllers listen on ports 389 and 636: run this command as root")
  if (missing.length === 0) return
  log(`installing ${missing.join(' ')}`)
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], quiet)
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...missing], quiet)
}

async function missingPackages(needed: readonly string[]): Promise<string[]> {
  // --show exits with 1 when a package is unknown, so all installed ones are listed instead.
  const listed = await run('dpkg-query', ['--show', '--showformat', '${Package} ${db:Status-Status}\\n'])
  const installed = new Set(listed.split('\n'))
  return needed.filter((name) => !installed.has(`${name} installed`))
}
