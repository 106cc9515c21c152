import { log } from './command.js'
import { domainNames, domains, type DomainName } from './domain-controller/domain.js'
import { reset, start, status, stop } from './domain-controller/lifecycle.js'
import { seed } from './seed.js'
import { up } from './up.js'

type Job = (names: readonly DomainName[]) => Promise<unknown>

const jobs: Record<string, Job> = {
  up,
  down: (names) => Promise.all(names.map((name) => stop(domains[name]))),
  status: async (names) => {
    for (const name of names) process.stdout.write(`${await status(domains[name])}\n`)
  },
  seed,
  reset: (names) => Promise.all(names.map((name) => reset(domains[name]))),
  start: (names) => Promise.all(names.map((name) => start(domains[name]))),
  stop: (names) => Promise.all(names.map((name) => stop(domains[name]))),
}

const usage =
  'usage: npm run lab -- up | seed | status | down | reset [source|target] | start [source|target] | stop [source|target]'

async function main([verb = '', ...given]: string[]): Promise<void> {
  const job = Object.hasOwn(jobs, verb) ? jobs[verb] : undefined
  const names = given.length > 0 ? domainNames.filter((name) => given.includes(name)) : domainNames
  if (!job || names.length < given.length) throw new Error(usage)
  await job(names)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  log(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
