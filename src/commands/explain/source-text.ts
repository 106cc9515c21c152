/** What `explain` says of a person of the source's side. */
import type { ExportExplanation } from '../../core/report/export-explanation.js'
import { printable } from '../../core/text/printable.js'
import { detailLines } from '../../terminal/detail-lines.js'
import { paint } from '../../terminal/paint.js'
import type { TextStyle } from '../../terminal/text-style.js'

/** Ends with a newline. */
export function sourceText(people: readonly ExportExplanation[], style: TextStyle): string {
  const parts = people.map(({ cn, account, dn, disabled, exported, why, groups }) => {
    const details = [
      { label: 'Source', text: `${dn}, ${disabled ? 'disabled' : 'enabled'}` },
      { label: 'Exported', text: `${exported ? 'yes' : 'no'}: ${why}` },
      ...groups.map(({ group, through }) => ({ label: 'Group', text: `${group}: ${through}` })),
    ]
    return [paint(style.color).bold(printable(`${cn} (${account})`)), ...detailLines(details, style)].join('\n')
  })
  return `${parts.join('\n\n')}\n`
}
