/**
 * `npm run bench [-- --users N … --rounds N --json FILE --without usual]`: what the tool takes for
 * each of its jobs in the lab, beside what bare cmdlets, raw LDAP and the script that
 * administrators usually write take for the same. In turn, so that whatever else the machine does
 * meets all of them; medians. On a machine that does other things, compare CPU seconds.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { labEnvironment, resetDomain } from '../lab/domains.js'
import { addAll, ATTRIBUTES, enableAll, GROUP_COUNT, groupName, makeUsers, prepare, READ, type User } from './domain.js'
import { measured, medianCost, type Cost } from './measure.js'
import { table, type Result } from './table.js'

const JOBS = ['export', 'first', 'nothing', 'changed'] as const
type JobName = (typeof JOBS)[number]
const CONTENDERS = ['tool', 'bare', 'ldap', 'usual'] as const
export type Contender = (typeof CONTENDERS)[number]

const { values } = parseArgs({
  options: {
    users: { type: 'string', multiple: true, default: ['1000', '10000'] },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
    /** A contender that is left out: the usual script takes minutes for 10,000 users. */
    without: { type: 'string', multiple: true, default: [] },
  },
})
const rounds = Number(values.rounds)
const contenders = CONTENDERS.filter((name) => !values.without.includes(name))
const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'ad-user-sync-bench-'))
const lab = labEnvironment()
const at = (name: string): string => join(folder, name)
const write = (name: string, content: unknown): void => writeFileSync(at(name), JSON.stringify(content))

/** Sizes whose managed users are enabled. */
const prepared = new Set<number>()

async function compare(count: number): Promise<Result[]> {
  const people = makeUsers(count)
  say(`${count} users: filling the source`)
  await resetDomain('source')
  await prepare(lab, 'SOURCE')
  await addAll(lab, 'SOURCE', people)
  writeConfigs()
  const found: Result[] = []
  for (const job of JOBS) {
    const costs = new Map<Contender, Cost[]>(contenders.map((name) => [name, []]))
    for (let round = 0; round < rounds; round++) {
      for (const contender of contenders) {
        await before(job, people)
        const cost = await run(contender, job, people, `${contender} ${round}`)
        costs.get(contender)!.push(cost)
        say(
          `${job}, ${contender}: ${cost.seconds.toFixed(1)} s, ${(cost.cpu.node + cost.cpu.powershell).toFixed(1)} s CPU`,
        )
      }
    }
    await before(job, people)
    const calls = await counted(job, people)
    found.push({
      users: count,
      job,
      costs: Object.fromEntries([...costs].map(([name, all]) => [name, medianCost(all)])),
      ...calls,
    })
  }
  return found
}

/**
 * Only the first import needs a target without users; the jobs after it go on with what the tool
 * has made.
 */
async function before(job: JobName, people: readonly User[]): Promise<void> {
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

function run(contender: Contender, job: JobName, people: readonly User[], value: string): Promise<Cost> {
  if (contender === 'tool') return runTool(job, value)
  const name = job === 'export' ? 'source' : 'target'
  const base = lab[name === 'source' ? 'LAB_SOURCE_BASE' : 'LAB_TARGET_BASE']
  const env = { ...process.env, ...lab }
  if (contender === 'ldap') {
    const args = ['--import', 'tsx', join(import.meta.dirname, 'raw-ldap.ts'), job, String(people.length), value]
    return measured({ program: process.execPath, args, cwd: root, env })
  }
  write('people.json', changedPeople(job, people, value))
  const parameters = {
    Job: job,
    Server: `${name}.test`,
    Users: `OU=Bench Users,${base}`,
    Groups: `OU=Bench Groups,${base}`,
  }
  const options = { ...parameters, File: job === 'export' ? at('usual.json') : at('people.json'), Value: value }
  const script = join(import.meta.dirname, 'scripts', `${contender}.ps1`)
  const args = ['-NoProfile', '-File', script, ...Object.entries(options).flatMap(([key, text]) => [`-${key}`, text])]
  return measured({ program: lab.NODE_POWERSHELL, args, cwd: folder, env })
}

function changedPeople(job: JobName, people: readonly User[], value: string): User[] {
  return people.map((person, index) =>
    job === 'changed' && index % 100 === 0
      ? { ...person, attributes: { ...person.attributes, department: value } }
      : person,
  )
}

/**
 * An import brings what the last export wrote; for 1 % changed, some departments are others in that
 * file.
 */
function runTool(job: JobName, value: string, more: NodeJS.ProcessEnv = {}): Promise<Cost> {
  if (job === 'changed') {
    const file = JSON.parse(readFileSync(at('users.json'), 'utf8')) as {
      users: Record<string, unknown>[]
      timestamp: string
    }
    for (const user of file.users)
      if (/^bench\d*00$|^bench0$/.test(String(user['sAMAccountName']))) user['department'] = value
    write('changed.json', { ...file, timestamp: new Date().toISOString(), sequence: undefined })
  }
  const args =
    job === 'export'
      ? ['export', '--config', at('export.json')]
      : ['import', '--config', at(job === 'changed' ? 'import-changed.json' : 'import.json'), '--output', 'json']
  const program = process.execPath
  const env = { ...process.env, ...lab, ...more }
  return measured({ program, args: [join(root, 'dist/cli.js'), ...args], cwd: folder, env })
}

/**
 * Calls by cmdlet and bytes through the session: of one more run, for counting costs time as well.
 */
async function counted(job: JobName, _people: readonly User[]): Promise<Pick<Result, 'calls' | 'bytes'>> {
  const [log, bytes] = [at('ad.log'), at('bytes.json')]
  rmSync(log, { force: true })
  const preload = `--import=${join(import.meta.dirname, 'count-bytes.js')}`
  await runTool(job, 'counted', { LAB_AD_LOG: log, BENCH_BYTES: bytes, NODE_OPTIONS: preload })
  const calls: Record<string, number> = {}
  for (const line of readFileSync(log, 'utf8').trim().split('\n')) {
    const { cmdlet, kind } = JSON.parse(line) as { cmdlet: string; kind: string }
    if (kind === 'cmdlet') calls[cmdlet] = (calls[cmdlet] ?? 0) + 1
  }
  return { calls, bytes: JSON.parse(readFileSync(bytes, 'utf8')) as Result['bytes'] }
}

function writeConfigs(): void {
  const groups = Array.from({ length: GROUP_COUNT }, (_, number) => `CN=${groupName(number)}`)
  const target = {
    server: 'target.test',
    managed_user_path: `OU=Bench Users,${lab.LAB_TARGET_BASE}`,
    group_path: `OU=Bench Groups,${lab.LAB_TARGET_BASE}`,
    prefix_common_names: 'P ',
    group_map: Object.fromEntries(groups.map((name) => [name, name])),
    attributes: ATTRIBUTES,
    resolutions_file: at('state/resolutions.json'),
    log_level: 'WARNING',
  }
  write('export.json', {
    server: 'source.test',
    user_path: `OU=Bench Users,${lab.LAB_SOURCE_BASE}`,
    group_path: `OU=Bench Groups,${lab.LAB_SOURCE_BASE}`,
    search_groups: groups,
    attributes: ATTRIBUTES,
    export_file: at('users.json'),
  })
  write('import.json', { ...target, input_file: at('users.json') })
  write('import-changed.json', { ...target, input_file: at('changed.json') })
}

function report(all: readonly Result[]): object {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { version, date: new Date().toISOString(), node: process.version, rounds, results: all }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

writeFileSync(join(import.meta.dirname, 'scripts/properties.json'), JSON.stringify(READ))
const results: Result[] = []
for (const users of values.users.map(Number)) results.push(...(await compare(users)))
rmSync(folder, { recursive: true })
rmSync(join(import.meta.dirname, 'scripts/properties.json'))
console.log(table(results))
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report(results), null, 2)}\n`)
