import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { log, run } from '../command.js'
import { administratorPassword } from '../layout.js'
import { withLock } from '../lock.js'
import type { Domain } from './domain.js'
import { smbConf } from './smb-conf.js'

/**
 * Replaces the domain's data by a freshly provisioned domain: a copy of the template, which is made
 * when it is missing.
 */
export async function freshCopy(domain: Domain): Promise<void> {
  await withLock(`${domain.template}.lock`, async () => {
    if (!existsSync(domain.template)) await provision(domain)
  })
  const draft = `${domain.data}.new`
  await rm(draft, { recursive: true, force: true })
  // cp keeps the owners and the holes of the 2 GB databases. They name no absolute path, so a copy
  // runs anywhere.
  await run('cp', ['-a', domain.template, draft])
  await rm(domain.data, { recursive: true, force: true })
  await rename(draft, domain.data)
}

async function provision(domain: Domain): Promise<void> {
  log(`${domain.name}: provisioning ${domain.dnsName}, once`)
  const draft = `${domain.template}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  await run('samba-tool', [
    ...['domain', 'provision', '--quiet', '--configfile=/dev/null', `--targetdir=${draft}`],
    ...[`--realm=${domain.dnsName.toUpperCase()}`, `--domain=${domain.netbiosName}`],
    // The address goes into DNS records only, which --dns-backend=NONE leaves out; it must be given
    // all the same.
    ...[`--host-name=${domain.computer}`, '--host-ip=127.0.0.1', '--host-ip6=::1'],
    ...['--server-role=dc', '--dns-backend=NONE', '--option=ldb:nosync=yes'],
    // About twice as fast as the default, tdb.
    ...['--backend-store=mdb', '--backend-store-size=2Gb'],
    `--adminpass=${administratorPassword}`,
  ])
  for (const folder of ['lock', 'cache', 'state', 'run']) await mkdir(join(draft, folder), { recursive: true })
  await relax(domain, draft)
  await rename(draft, domain.template)
}

/**
 * Lets the administrator's password live for ever (a kept template would rot after 42 days), and
 * users change theirs twice a day.
 */
async function relax(domain: Domain, folder: string): Promise<void> {
  const settings = join(folder, 'smb.conf')
  await writeFile(settings, smbConf(domain, folder))
  const offline = [`--URL=${join(folder, 'private/sam.ldb')}`, `--configfile=${settings}`]
  await run('samba-tool', ['user', 'setexpiry', 'Administrator', '--noexpiry', ...offline])
  await run('samba-tool', ['domain', 'passwordsettings', 'set', '--min-pwd-age=0', ...offline])
}
