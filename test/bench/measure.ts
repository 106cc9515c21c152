/**
 * Runs a program to its end and says what it took: seconds, CPU seconds and the largest memory of
 * each kind of process. Linux only (proc(5)).
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Kinds of process by the start of their names. */
type Kind = 'node' | 'powershell'

export interface Cost {
  seconds: number
  /** CPU seconds. */
  cpu: Record<Kind, number>
  /** Largest resident set in MB. */
  memory: Record<Kind, number>
}

export interface Job {
  program: string
  args: readonly string[]
  cwd: string
  env: NodeJS.ProcessEnv
  /** Exit codes that are no failure. */
  fine?: readonly number[]
}

const POLL_MS = 40
/** sysconf(_SC_CLK_TCK), 100 on every Linux. */
const TICKS = 100

/** @throws Error with what it said, when it fails */
export async function measured({ program, args, cwd, env, fine = [0] }: Job): Promise<Cost> {
  const start = performance.now()
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)))
  const seen = new Map<number, { kind: Kind; cpu: number; memory: number }>()
  const look = (): void => {
    for (const pid of family(child.pid!)) {
      const state = stateOf(pid)
      if (state !== undefined) seen.set(pid, { ...state, memory: Math.max(state.memory, seen.get(pid)?.memory ?? 0) })
    }
  }
  const timer = setInterval(look, POLL_MS)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearInterval(timer)
  const seconds = (performance.now() - start) / 1000
  if (code === null || !fine.includes(code))
    throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${said}`)
  const of = (kind: Kind) => [...seen.values()].filter((one) => one.kind === kind)
  const sum = (kind: Kind) => of(kind).reduce((total, { cpu }) => total + cpu, 0)
  const most = (kind: Kind) => Math.max(0, ...of(kind).map(({ memory }) => memory))
  return {
    seconds,
    cpu: { node: sum('node'), powershell: sum('powershell') },
    memory: { node: most('node'), powershell: most('powershell') },
  }
}

/** The process and all that it has started. */
function family(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return [pid, ...(children === '' ? [] : children.split(' ').flatMap((child) => family(Number(child))))]
  } catch {
    return []
  }
}

function stateOf(pid: number): { kind: Kind; cpu: number; memory: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in parentheses; utime and stime are the 14th and 15th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'
    const isPowerShell = stat.includes('(pwsh')
    return {
      kind: isPowerShell ? 'powershell' : 'node',
      cpu: (Number(fields[11]) + Number(fields[12])) / TICKS,
      memory: Number(memory) / 1024,
    }
  } catch {
    return undefined
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/** The median of each figure by itself. */
export function medianCost(costs: readonly Cost[]): Cost {
  const of = (figure: (cost: Cost) => number) => Math.round(median(costs.map(figure)) * 100) / 100
  return {
    seconds: of(({ seconds }) => seconds),
    cpu: { node: of(({ cpu }) => cpu.node), powershell: of(({ cpu }) => cpu.powershell) },
    memory: { node: of(({ memory }) => memory.node), powershell: of(({ memory }) => memory.powershell) },
  }
}
