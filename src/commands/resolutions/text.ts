/** Persisted rejections as lines for a person. */
import type { Resolution } from '../../core/decisions/resolution.js'
import { localMinute } from '../../core/report/times.js'
import { tableLines } from '../../terminal/table.js'
import type { TextStyle } from '../../terminal/text-style.js'

type Style = Pick<TextStyle, 'columns' | 'plain'>

/** e.g. `2026-11-22 20:00  join    P Anna Meyer (Domain Admins)` */
export function resolutionRows(entries: readonly Resolution[], style: Style): string[] {
  const rows = entries.map(({ type, user, group, name, timestamp }) => {
    const about = group ?? name
    return [
      timestamp === undefined ? 'at some time' : localMinute(timestamp),
      type,
      about === undefined ? user : `${user} (${about})`,
    ]
  })
  return tableLines(rows, style)
}

/** @param empty the text for an empty list */
export function resolutionsText(heading: string, entries: readonly Resolution[], empty: string, style: Style): string {
  if (entries.length === 0) return `${empty}\n`
  const indent = style.plain ? '' : '  '
  const lines = resolutionRows(entries, { ...style, columns: style.columns - indent.length })
  return [heading, ...lines.map((line) => indent + line)].join('\n') + '\n'
}
