import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { log, run } from '../command.js'
import { withLock } from '../lock.js'
import { ensureCertificate } from './certificates.js'
import type { Domain } from './domain.js'
import { launch, runningPid, terminate, untilAnswering } from './process.js'
import { freshCopy } from './provision.js'

/**
 * Starts the domain controller on the data that it has, or on a fresh copy when it has none, and
 * returns when it answers.
 */
export async function start(domain: Domain): Promise<void> {
  await withLock(domain.lockFile, () => serve(domain))
}

/** Ends the domain controller and keeps its data. */
export async function stop(domain: Domain): Promise<void> {
  await withLock(domain.lockFile, () => terminate(domain))
}

/** Starts the domain controller on a fresh copy, whatever was there before. */
export async function reset(domain: Domain): Promise<void> {
  await withLock(domain.lockFile, async () => {
    await terminate(domain)
    await freshCopy(domain)
    await serve(domain)
  })
}

/** One line about the domain: whether it runs, where, and its size. */
export async function status(domain: Domain): Promise<string> {
  const pid = runningPid(domain)
  const disk = existsSync(domain.data)
    ? `${(await run('du', ['-sm', domain.data])).split('\t')[0]} MB on disk`
    : 'no data'
  if (pid === undefined) return `${domain.name}  down  ${disk}`
  const memory = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'
  const size = `${disk}, ${Math.round(Number(memory) / 1024)} MB memory`
  return `${domain.name}  up  pid ${pid}  ldap://${domain.address}  ${domain.base}  ${size}`
}

async function serve(domain: Domain): Promise<void> {
  const certificate = await ensureCertificate(domain)
  if (runningPid(domain) === undefined) {
    if (!existsSync(domain.data)) await freshCopy(domain)
    await launch(domain, certificate)
    log(`${domain.name}: started on ldap://${domain.address}`)
  }
  await untilAnswering(domain, certificate)
}
