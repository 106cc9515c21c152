/** The results of a benchmark as a Markdown table. */
import type { Cost } from './measure.js'
import type { SlowLine } from './slow-line.js'

export interface Result {
  users: number
  job: string
  /** By contender; those that were left out are absent. */
  costs: Record<string, Cost>
  /** The tool's, by cmdlet. */
  calls: Record<string, number>
  /** Of the tool's session. */
  bytes: { sent: number; received: number }
}

const TITLES: Readonly<Record<string, string>> = {
  export: 'export',
  first: 'first import',
  nothing: 'import, nothing to do',
  changed: 'import, 1 % changed',
}
const cpuOf = ({ cpu }: Cost): number => cpu.node + cpu.powershell
const shown = (cost: Cost | undefined): string =>
  cost === undefined ? '' : `${cost.seconds.toFixed(1)} s, ${cpuOf(cost).toFixed(1)} s CPU`

export function table(results: readonly Result[]): string {
  const rows = results.map(({ users, job, costs }) => {
    const { tool, bare, ldap, usual } = costs
    const ratio =
      tool && bare ? `${(tool.seconds / bare.seconds).toFixed(2)} (CPU ${(cpuOf(tool) / cpuOf(bare)).toFixed(2)})` : ''
    const faster = tool && usual ? `${(usual.seconds / tool.seconds).toFixed(1)}` : ''
    const memory = tool ? `${Math.round(tool.memory.node)} / ${Math.round(tool.memory.powershell)} MB` : ''
    const cells = [
      users.toLocaleString('en'),
      TITLES[job],
      shown(tool),
      shown(bare),
      ratio,
      shown(ldap),
      shown(usual),
      faster,
      memory,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| users | job | tool | bare cmdlets | ratio | raw LDAP | usual script | times faster | memory of node / PowerShell |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

/** What several writers gain on a line on which each cmdlet takes longer. */
export function slowLineSentence({ users, latencyMs, seconds }: SlowLine): string {
  const [one, ...others] = Object.entries(seconds)
  const gains = others.map(
    ([writers, taken]) =>
      `${taken} s with \`parallel_writes\` ${writers} (${(one![1] / taken).toFixed(1)} times faster)`,
  )
  return (
    `First import of ${users.toLocaleString('en')} users where each cmdlet takes ${latencyMs} ms longer: ` +
    `${one![1]} s with one writer, ${gains.join(', ')}.`
  )
}
