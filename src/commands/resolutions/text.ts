/** Persisted rejections as lines for a person. */
import { printable } from '../../core/text/printable.js'
import type { Resolution } from '../../core/decisions/resolution.js'

/** e.g. `2026-11-22T20:00:00.000Z  join     P Anna Meyer (Domain Admins)` */
export function resolutionLine({ type, user, group, name, timestamp }: Resolution): string {
  const about = group ?? name
  const what = about === undefined ? user : `${user} (${about})`
  return `${printable((timestamp ?? 'at some time').padEnd(24))}  ${type.padEnd(7)}  ${printable(what)}`
}

/** @param empty the text for an empty list */
export function resolutionsText(heading: string, entries: readonly Resolution[], empty: string): string {
  if (entries.length === 0) return `${empty}\n`
  return [heading, ...entries.map((entry) => `  ${resolutionLine(entry)}`)].join('\n') + '\n'
}
