/**
 * `npm run demo`: the main job on the lab, from nothing. Two domains, a seeded organisation, one
 * export with a MAC, one import, and the second import that has nothing left to do. The demo's
 * commands are printed as an administrator would type them.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'ldapts'
import { demoConfigs } from './demo-configs.js'
import { labEnvironment, resetDomain, seedLab } from './domains.js'
import { up } from './up.js'

/**
 * In real life: 32 random bytes, the same on both sides, in AD_USER_SYNC_HMAC or the config file.
 */
const SECRET = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'

const folder = mkdtempSync(join(tmpdir(), 'ad-user-sync-demo-'))

async function main(): Promise<void> {
  say('The lab: two unconnected Active Directory domains, source.test and target.test')
  await up()
  await Promise.all([resetDomain('source'), resetDomain('target')])
  await seedLab()

  for (const [name, config] of Object.entries(demoConfigs())) writeConfig(name, config)
  say('Export from source.test, signed')
  run('export', '--output', 'text')

  say('Import into target.test: what needs nobody is done, the rest waits for approval')
  run('import', '--output', 'text')
  say('Import again: nothing is left to do')
  run('import', '--output', 'text')
  await showTarget()
  say(`Config files, users file and state are in ${folder}`)
  say('The lab goes on running: `. .lab/env.sh` and try it yourself; `npm run lab -- down` ends it')
}

function writeConfig(name: string, config: object): void {
  writeFileSync(join(folder, name), `${JSON.stringify(config, null, 2)}\n`)
}

/** Runs `ad-user-sync` as a process of its own, as a shell with .lab/env.sh would. */
function run(...args: string[]): void {
  console.log(`$ AD_USER_SYNC_HMAC=… ad-user-sync ${args.join(' ')}`)
  const env = { ...process.env, ...labEnvironment(), AD_USER_SYNC_HMAC: SECRET }
  const { status } = spawnSync('ad-user-sync', args, { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error(`ad-user-sync ${args[0]} ended with exit code ${status}`)
}

/** What an LDAP client sees of the result. */
async function showTarget(): Promise<void> {
  const lab = labEnvironment()
  const client = new Client({ url: lab.LAB_TARGET_URI })
  await client.bind(lab.LAB_TARGET_BIND, lab.LAB_PASSWORD)
  const count = async (base: string, filter: string) =>
    (await client.search(base, { filter, scope: 'sub', attributes: ['cn'] })).searchEntries.length
  const users = `OU=Managed Users,${lab.LAB_TARGET_BASE}`
  const all = await count(users, '(objectClass=user)')
  const enabled = await count(users, '(&(objectClass=user)(!(userAccountControl:1.2.840.113556.1.4.803:=2)))')
  const staff = await count(users, `(memberOf=CN=Staff,OU=Groups,${lab.LAB_TARGET_BASE})`)
  const vpn = await count(users, `(memberOf=CN=VPN Access,OU=Groups,${lab.LAB_TARGET_BASE})`)
  await client.unbind()
  say(
    `LDAP says: ${all} managed users, ${enabled} of them enabled, ${staff} in Staff, ${vpn} in VPN Access (restricted)`,
  )
}

function say(text: string): void {
  console.log(`\n== ${text}`)
}

await main()
