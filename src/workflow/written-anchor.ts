import { text, type Tagged } from '../core/values/value.js'
import type { ActionResult } from './result.js'

/** The anchor that this result has written, and the account (objectGUID); null: none. */
function writtenAnchor(
  { action, outcome }: ActionResult,
  anchorAttribute: string | null,
): { guid: string; anchor: string } | null {
  if (!outcome.ok || anchorAttribute === null) return null
  const guid =
    'guid' in outcome ? String(outcome.guid) : action.subject.kind === 'existing' ? action.subject.guid : null
  const value = valueOf(action, anchorAttribute)
  return guid === null || value === undefined ? null : { guid, anchor: text(value) }
}

/** Follows with what is remembered: the anchor that a result has written, or emptied. */
export function followAnchor(anchors: Map<string, string>, result: ActionResult, anchorAttribute: string | null): void {
  const written = writtenAnchor(result, anchorAttribute)
  if (written !== null) anchors.set(written.guid, written.anchor)
  const { action, outcome } = result
  if (!outcome.ok || action.type !== 'update' || action.subject.kind !== 'existing') return
  const change = action.changes.find(({ attribute }) => attribute === anchorAttribute)
  if (change?.after.length === 0) anchors.delete(action.subject.guid)
}

function valueOf(action: ActionResult['action'], anchorAttribute: string): Tagged | undefined {
  switch (action.type) {
    case 'create':
      return action.attributes[anchorAttribute]?.[0]
    case 'update':
      return action.changes.find(({ attribute }) => attribute === anchorAttribute)?.after[0]
    case 'take-over':
      return action.anchor?.after[0]
    default:
      return undefined
  }
}
