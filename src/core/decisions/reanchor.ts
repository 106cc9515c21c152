/** Rejections follow a person whose anchor changes: the anchor decides whom an entry is about. */
import type { Action } from '../model.js'
import { anchorKey, anchorOf } from '../plan/anchor.js'
import type { Match } from '../plan/evidence.js'
import { isSameAttribute } from '../values/attribute-key.js'
import { text } from '../values/value.js'
import type { Resolution } from './resolution.js'

/** An anchor, and the one that takes its place. */
export type NewAnchor = readonly [before: string, after: string]

/** @param renumbered people, and the users whose anchors are still their old ones */
export const newAnchors = (renumbered: readonly Match[]): NewAnchor[] =>
  renumbered.flatMap(({ person, user }) => {
    const after = anchorOf(person)
    return user.anchor === null || after === null ? [] : [[user.anchor, after] as const]
  })

/** Those that the actions of an undo put in the place of others. */
export const anchorsPutBack = (actions: readonly Action[], anchorAttribute: string | null): NewAnchor[] =>
  actions
    .flatMap((action) => (action.type === 'update' ? action.changes : []))
    .filter(({ attribute }) => isSameAttribute(attribute, anchorAttribute))
    .flatMap(({ before: [before], after: [after] }) =>
      before === undefined || after === undefined ? [] : [[text(before), text(after)] as const],
    )

/** The entries in their order; those of nobody with a new anchor are the same objects. */
export function reanchored(entries: readonly Resolution[], changed: readonly NewAnchor[]): Resolution[] {
  const anchors = new Map(changed.map(([before, after]) => [anchorKey(before), after]))
  return entries.map((entry) => {
    const anchor = entry.anchor === undefined ? undefined : anchors.get(anchorKey(entry.anchor))
    return anchor === undefined ? entry : { ...entry, anchor }
  })
}
