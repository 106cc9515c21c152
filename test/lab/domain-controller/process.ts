import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'ldapts'
import { cleanEnvironment } from '../command.js'
import type { Certificate } from './certificates.js'
import type { Domain } from './domain.js'
import { smbConf } from './smb-conf.js'

const startLimit = 30_000
const stopLimit = 5_000
const pause = 20

/**
 * The process that serves the domain, if it runs. A pid file left by a killed process counts for
 * nothing, also when another process has its number now.
 */
export function runningPid(domain: Domain): number | undefined {
  try {
    const kept = readFileSync(domain.pidFile, 'utf8')
    const pid = Number.parseInt(kept)
    return kept === identity(pid) ? pid : undefined
  } catch {
    return undefined
  }
}

/**
 * A process's number and start time, which no other process shares; Samba overwrites its command
 * line. Nothing for a zombie.
 */
function identity(pid: number): string | undefined {
  // Fields as in proc(5); the second one, the name in parentheses, may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  const [state, startTime] = [fields[0], fields[19]]
  return state === 'Z' ? undefined : `${pid} ${startTime}`
}

/**
 * Starts Samba on the domain's data in a session of its own, so that it outlives the process that
 * started it.
 */
export async function launch(domain: Domain, certificate: Certificate): Promise<void> {
  await writeFile(settingsFile(domain), smbConf(domain, domain.data, certificate))
  const output = openSync(domain.logFile, 'w')
  const args = [
    '-F',
    '--no-process-group',
    `--configfile=${settingsFile(domain)}`,
    '-M',
    'single',
    '--debug-stdout',
    '-d',
    '1',
  ]
  const samba = spawn('samba', args, { detached: true, stdio: ['ignore', output, output], env: cleanEnvironment() })
  samba.unref()
  closeSync(output)
  await once(samba, 'spawn')
  await writeFile(domain.pidFile, identity(Number(samba.pid)) ?? '')
}

/** Returns when the domain controller answers over LDAPS, with the certificate that is its own. */
export async function untilAnswering(domain: Domain, certificate: Certificate): Promise<void> {
  const tlsOptions = { ca: await readFile(certificate.authority) }
  for (const end = Date.now() + startLimit; Date.now() < end; await sleep(pause)) {
    if (runningPid(domain) === undefined)
      throw new Error(`${domain.name}: samba ended early:\n${await endOfLog(domain)}`)
    const client = new Client({ url: `ldaps://${domain.address}`, tlsOptions, connectTimeout: 2_000, timeout: 2_000 })
    const answer = await client
      .search('', { scope: 'base', attributes: ['defaultNamingContext'] })
      .catch(() => undefined)
    await client.unbind().catch(() => undefined)
    if (answer) return
  }
  throw new Error(`${domain.name}: no answer from ldaps://${domain.address}:\n${await endOfLog(domain)}`)
}

/** Ends the domain's process, by force when it does not go by itself. */
export async function terminate(domain: Domain): Promise<void> {
  const pid = runningPid(domain)
  if (pid !== undefined) {
    process.kill(pid, 'SIGTERM')
    if (!(await gone(domain))) process.kill(pid, 'SIGKILL')
    await gone(domain)
  }
  await rm(domain.pidFile, { force: true })
}

async function gone(domain: Domain): Promise<boolean> {
  for (const end = Date.now() + stopLimit; Date.now() < end; await sleep(pause)) {
    if (runningPid(domain) === undefined) return true
  }
  return false
}

function settingsFile(domain: Domain): string {
  return `${domain.data}/smb.conf`
}

async function endOfLog(domain: Domain): Promise<string> {
  return (await readFile(domain.logFile, 'utf8')).trim().split('\n').slice(-10).join('\n')
}
