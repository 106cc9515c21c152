/**
 * `npm run bench`: what the tool takes for each of its jobs in the lab, beside what bare cmdlets,
 * raw LDAP and the script that administrators usually write take for the same. In turn, so that
 * whatever else the machine does meets all of them; medians. On a machine that does other things,
 * compare CPU seconds.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { labEnvironment, resetDomain } from '../lab/domains.js'
import { CONTENDERS, JOBS, Runs, type Contender, type Job } from './contenders.js'
import { addAll, enableAll, makeUsers, prepare, READ, type User } from './domain.js'
import { medianCost, type Cost } from './measure.js'
import { keep, reportOf } from './results.js'
import { measureSlowLine, type SlowLine } from './slow-line.js'
import { slowLineSentence, table, type Result } from './table.js'

const { values } = parseArgs({
  options: {
    users: { type: 'string', multiple: true, default: ['1000', '10000'] },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
    /** Writes test/bench/results/VERSION.json and the README's table. */
    keep: { type: 'boolean', default: false },
    /** Users of the first import over a slow line; 0: none. */
    'slow-line': { type: 'string', default: '2000' },
    /** A contender that is left out. */
    without: { type: 'string', multiple: true, default: [] },
    /**
     * The usual script is left out of larger sizes. It searches for the groups of each user, for
     * which the lab's domain controller goes through all members: 10,000 users take over an hour.
     */
    'usual-up-to': { type: 'string', default: '1000' },
  },
})
const rounds = Number(values.rounds)
const contenders = CONTENDERS.filter((name) => !values.without.includes(name))
const folder = mkdtempSync(join(tmpdir(), 'ad-user-sync-bench-'))
const lab = labEnvironment()
const at = (name: string): string => join(folder, name)
const runs = new Runs(folder)

/** The usual script takes minutes, and is compared by its multiples: once is enough. */
function roundsOf(contender: Contender, count: number): number {
  if (contender !== 'usual') return rounds
  return count > Number(values['usual-up-to']) ? 0 : 1
}

/** Sizes whose managed users are enabled. */
const prepared = new Set<number>()

async function compare(count: number): Promise<Result[]> {
  const people = makeUsers(count)
  await fillSource(people)
  const found: Result[] = []
  for (const job of JOBS) {
    const costs = new Map<Contender, Cost[]>(contenders.map((name) => [name, []]))
    for (let round = 0; round < rounds; round++) {
      for (const contender of contenders.filter((name) => round < roundsOf(name, count))) {
        await before(job, people)
        const cost = await runs.run(contender, job, people, `${contender} ${round}`)
        costs.get(contender)!.push(cost)
        say(
          `${job}, ${contender}: ${cost.seconds.toFixed(1)} s, ${(cost.cpu.node + cost.cpu.powershell).toFixed(1)} s CPU`,
        )
      }
    }
    await before(job, people)
    const calls = await runs.counted(job)
    found.push({
      users: count,
      job,
      costs: Object.fromEntries(
        [...costs].filter(([, all]) => all.length > 0).map(([name, all]) => [name, medianCost(all)]),
      ),
      ...calls,
    })
  }
  return found
}

async function fillSource(people: readonly User[]): Promise<void> {
  say(`${people.length} users: filling the source`)
  await resetDomain('source')
  await prepare(lab, 'SOURCE')
  await addAll(lab, 'SOURCE', people)
  runs.writeConfigs()
}

async function overSlowLine(count: number): Promise<SlowLine> {
  const people = makeUsers(count)
  await fillSource(people)
  await runs.tool('export', '')
  return measureSlowLine(count, async (environment, config) => {
    await before('first', people)
    runs.writeConfigs(config)
    const cost = await runs.tool('first', '', environment)
    say(`first over a slow line, ${JSON.stringify(config)}: ${cost.seconds.toFixed(1)} s`)
    return cost
  })
}

/**
 * Only the first import needs a target without users; the jobs after it go on with what the tool
 * has made.
 */
async function before(job: Job, people: readonly User[]): Promise<void> {
  if (job === 'first') {
    await resetDomain('target')
    await prepare(lab, 'TARGET')
    rmSync(at('state'), { recursive: true, force: true })
    mkdirSync(at('state'))
  } else if (job === 'nothing' && !prepared.has(people.length)) {
    prepared.add(people.length)
    await enableAll(lab)
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

writeFileSync(join(import.meta.dirname, 'scripts/properties.json'), JSON.stringify(READ))
const results: Result[] = []
for (const users of values.users.map(Number)) results.push(...(await compare(users)))
const slowUsers = Number(values['slow-line'])
const slowLine = slowUsers === 0 ? null : await overSlowLine(slowUsers)
rmSync(folder, { recursive: true })
rmSync(join(import.meta.dirname, 'scripts/properties.json'))
const report = reportOf(rounds, results, slowLine)
console.log(table(results))
if (slowLine !== null) console.log(slowLineSentence(slowLine))
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
if (values.keep) keep(report)
