/**
 * How the time of each stage of node grows with the number of people, without a lab: `npm run
 * bench:stages [SIZE …]`. The exponent is that of the last two sizes: 1 is linear. CPU time is
 * measured, which other programs disturb least.
 */
import { parseArgs } from 'node:util'
import { identify } from '../../src/core/plan/identify.js'
import { makePlan } from '../../src/core/plan/plan.js'
import { exceededLimits, type Limits } from '../../src/core/safety/limits.js'
import { Tally } from '../../src/core/report/summary.js'
import { planView } from '../../src/core/report/plan-view.js'
import { readHoldersFor, readTarget } from '../../src/snapshot/target.js'
import { rehearse } from '../../src/workflow/rehearse.js'
import { Workflow } from '../../src/workflow/workflow.js'
import { makeWorld, NOW } from './world.js'
import { WorldDirectory } from './world-directory.js'

const STAGES = ['read', 'identify', 'plan', 'rehearse', 'limits', 'apply', 'summary'] as const
type Stage = (typeof STAGES)[number]
/** CPU seconds. */
type Times = Record<Stage, number>

const LIMITS: Limits = {
  deactivations: { kind: 'percent', value: 20 },
  leaves: { kind: 'percent', value: 20 },
  creations: { kind: 'percent', value: 100 },
  renames: { kind: 'percent', value: 20 },
  clears: { kind: 'percent', value: 20 },
  updates: null,
}

async function measure(size: number): Promise<Times> {
  const world = makeWorld(size)
  const { settings, people } = world
  const directory = new WorldDirectory(world)
  const files = { approvals: world.approvals, rejections: world.rejections }
  const rules = { mustChangePassword: false, cannotChangePassword: false }
  const readForTakeOver = async () => ({ refused: 'nobody is taken over here' })
  const times = {} as Times
  const timed = async <T>(stage: Stage, work: () => T | Promise<T>): Promise<T> => {
    globalThis.gc?.()
    const start = process.cpuUsage()
    const result = await work()
    const { user, system } = process.cpuUsage(start)
    times[stage] = (user + system) / 1e6
    return result
  }
  const known = {
    people,
    searchGroups: null,
    rematch: false,
    rememberedAnchors: new Map<string, string>(),
    disabledHere: new Map(),
    isFirstUnfinished: false,
    versions: new Map(),
    newNamed: new Map(),
    now: NOW,
  }
  const target = await timed('read', () => readTarget(directory, settings, known))
  const identity = await timed('identify', () => identify(target.context))
  const plan = await timed('plan', async () =>
    makePlan(identity, await readHoldersFor(directory, target, identity), files.rejections),
  )
  const rehearsal = await timed('rehearse', () => rehearse({ plan, files, rules, readForTakeOver }))
  await timed('limits', () => exceededLimits(plan.context, rehearsal.actions, LIMITS))
  const tally = new Tally()
  const workflow = new Workflow({
    plan,
    files,
    rules,
    directory,
    tally,
    readForTakeOver,
    refreshGroups: async (context) => context,
    generate: async () => ({ refused: 'nobody asks' }),
    report: () => undefined,
    reportFailure: () => undefined,
    checkpoint: () => undefined,
  })
  await timed('apply', () => workflow.run())
  await timed('summary', () => {
    void workflow.unmatched
    return JSON.stringify([tally.summary(workflow.pending, false), planView(rehearsal.preview)]).length
  })
  return times
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Small sizes are measured more often: the first run of anything is slow. */
async function medians(size: number): Promise<Times> {
  const runs: Times[] = []
  const count = size < 100_000 ? 3 : 1
  for (let run = 0; run < count; run++) runs.push(await measure(size))
  return Object.fromEntries(STAGES.map((stage) => [stage, median(runs.map((times) => times[stage]))])) as Times
}

const { positionals } = parseArgs({ allowPositionals: true })
const sizes = positionals.length > 0 ? positionals.map(Number) : [1_000, 10_000, 100_000]
const results: Times[] = []
for (const size of sizes) results.push(await medians(size))

const cell = (value: string | number): string => String(value).padStart(12)
console.log(`${'stage'.padEnd(10)}${sizes.map((size) => cell(size.toLocaleString('en'))).join('')}${cell('exponent')}`)
for (const stage of STAGES) {
  const [before, last] = results.slice(-2).map((times) => times[stage])
  const exponent = last === undefined ? NaN : Math.log(last / before!) / Math.log(sizes.at(-1)! / sizes.at(-2)!)
  const seconds = results.map((times) => cell(`${times[stage].toFixed(3)} s`)).join('')
  console.log(`${stage.padEnd(10)}${seconds}${cell(exponent.toFixed(2))}`)
}
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
