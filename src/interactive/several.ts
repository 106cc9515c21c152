/**
 * Several approvals of one kind at once: who is meant is ticked in a list in which nobody is, at
 * first.
 */
import { severalWords } from '../core/report/approvals.js'
import type { Approval } from '../core/model.js'
import { confirmNumber } from '../terminal/confirm-number.js'
import { hasWords, PAGE, type Prompts } from '../terminal/prompts.js'

/** @param alike at least one. @returns those that are meant; [] when the person goes back */
export async function pickSeveral(prompts: Prompts, alike: readonly Approval[]): Promise<Approval[]> {
  const what = severalWords(alike)
  const items = (await narrowed(prompts, alike)).map((value) => ({ name: personLine(value), value }))
  if (items.length === 0) prompts.say('Nobody has that.', prompts.style.bad)
  if (items.length === 0) return []
  // The list shows a part of them.
  const who = items.length === 1 ? 'Who' : `Who of these ${items.length}`
  const ticked = await prompts.pickSome(`${who} is ${what}? (none: back)`, items)
  if (ticked.length === 0) return []
  return (await confirmNumber(prompts, 'Accept these?', ticked.map(personLine))) ? ticked : []
}

async function narrowed(prompts: Prompts, alike: readonly Approval[]): Promise<readonly Approval[]> {
  // More than a page are looked for by a part of the name first.
  if (alike.length <= PAGE) return alike
  const typed = await prompts.text(`Only those with this in their line (Enter alone: all ${alike.length})`)
  return alike.filter((approval) => hasWords(personLine(approval), typed))
}

/** e.g. `ACME Anna Meyer (a.meyer, Sales)` */
function personLine({ user, person }: Approval): string {
  const department = person?.attributes.get('department')
  const about = [person?.sAMAccountName, typeof department === 'string' ? department : undefined]
  return `${user} (${about.filter((text) => text !== undefined && text !== '').join(', ')})`
}
