/**
 * What a benchmark found, kept: a file for each version, and the table of the newest one in the
 * README, between `<!-- bench -->` and `<!-- /bench -->`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { SlowLine } from './slow-line.js'
import { slowLineSentence, table, type Result } from './table.js'

const root = join(import.meta.dirname, '../..')
const folder = join(import.meta.dirname, 'results')
const readmeFile = join(root, 'README.md')

export interface Report {
  version: string
  /** ISO 8601 UTC. */
  date: string
  machine: string
  node: string
  /** How often each was run; the figures are medians. */
  rounds: number
  results: readonly Result[]
  slowLine: SlowLine | null
}

export function reportOf(rounds: number, results: readonly Result[], slowLine: SlowLine | null): Report {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}`
  return { version, date: new Date().toISOString(), machine, node: process.version, rounds, results, slowLine }
}

/**
 * Writes the file of this version and the README's table. What an earlier run of this version found
 * for other numbers of users stays.
 */
export function keep(found: Report): void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${found.version}.json`)
  const earlier = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null
  const others = earlier?.results.filter(({ users }) => !found.results.some((result) => result.users === users)) ?? []
  const results = [...others, ...found.results].toSorted((a, b) => a.users - b.users)
  const report = { ...found, results, slowLine: found.slowLine ?? earlier?.slowLine ?? null }
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
  writeFileSync(readmeFile, withTable(readFileSync(readmeFile, 'utf8'), report))
}

/** The newest of the files, by its date; null where there is none. */
export function newestReport(): Report | null {
  const reports = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Report)
  return reports.toSorted((a, b) => a.date.localeCompare(b.date)).at(-1) ?? null
}

/** The README with the table of this report. */
export function withTable(readme: string, { version, date, machine, node, rounds, results, slowLine }: Report): string {
  const about = `Version ${version}, ${date.slice(0, 10)}, Node ${node}, ${machine}; medians of ${rounds} runs in turn.`
  const line = slowLine === null ? [] : ['', slowLineSentence(slowLine)]
  const part = ['<!-- bench -->', about, '', table(results), ...line, '<!-- /bench -->'].join('\n')
  return readme.replace(/<!-- bench -->[^]*?<!-- \/bench -->/, () => part)
}
