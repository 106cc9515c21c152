/** Rejections follow a person whose anchor changes: the anchor decides whom an entry is about. */
import { anchorKey, anchorOf } from '../plan/anchor.js'
import type { Match } from '../plan/match-names.js'
import type { Resolution } from './resolution.js'

/**
 * The entries in their order; those of nobody in `renumbered` are the same objects.
 * @param renumbered people, and the users whose anchors are still their old ones
 */
export function reanchored(entries: readonly Resolution[], renumbered: readonly Match[]): Resolution[] {
  const anchors = new Map(renumbered.map(({ person, user }) => [anchorKey(user.anchor ?? ''), anchorOf(person)]))
  return entries.map((entry) => {
    const anchor = entry.anchor === undefined ? undefined : anchors.get(anchorKey(entry.anchor))
    return anchor === undefined || anchor === null ? entry : { ...entry, anchor }
  })
}
