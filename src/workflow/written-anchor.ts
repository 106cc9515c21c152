/** What is remembered of anchors, while a run writes them. */
import { subjectKey, type Action } from '../core/model.js'
import { anchorKey } from '../core/plan/anchor.js'
import { text, type Tagged } from '../core/values/value.js'
import { isUncertain } from '../directory/uncertain.js'
import type { ActionResult } from './result.js'

/**
 * What may be remembered before the answers to these actions: not the anchors that they change. A
 * run may be killed meanwhile, and the next one would take its own hand for a stranger's.
 * @param anchors by objectGUID of the managed user
 * @returns `anchors` itself when they change none
 */
export function withoutChanging(
  anchors: ReadonlyMap<string, string>,
  actions: readonly Action[],
  anchorAttribute: string | null,
): ReadonlyMap<string, string> {
  const isChanging = (action: Action): boolean => {
    if (action.subject.kind === 'new') return false
    const [before, after] = [anchors.get(action.subject.guid), anchorOfAction(action, anchorAttribute)]
    return before !== undefined && after !== undefined && anchorKey(after ?? '') !== anchorKey(before)
  }
  const changing = new Set(actions.filter(isChanging).map(({ subject }) => subjectKey(subject)))
  return changing.size === 0 ? anchors : new Map([...anchors].filter(([guid]) => !changing.has(guid)))
}

/** Follows with what is remembered: the anchor that a result has written, or emptied. */
export function followAnchor(
  anchors: Map<string, string>,
  { action, outcome }: ActionResult,
  anchorAttribute: string | null,
): void {
  const anchor = anchorOfAction(action, anchorAttribute)
  const guid =
    'guid' in outcome ? String(outcome.guid) : action.subject.kind === 'existing' ? action.subject.guid : null
  if (anchor === undefined || guid === null) return
  if (outcome.ok && anchor !== null) anchors.set(guid, anchor)
  else if (outcome.ok || isUncertain(outcome)) anchors.delete(guid)
}

/** The anchor that an action writes; null: it empties it, undefined: neither. */
function anchorOfAction(action: Action, anchorAttribute: string | null): string | null | undefined {
  const values = anchorAttribute === null ? undefined : valuesOf(action, anchorAttribute)
  if (values === undefined) return undefined
  return values[0] === undefined ? null : text(values[0])
}

function valuesOf(action: Action, anchorAttribute: string): readonly Tagged[] | undefined {
  switch (action.type) {
    case 'create':
      return action.attributes[anchorAttribute]
    case 'update':
      return action.changes.find(({ attribute }) => attribute === anchorAttribute)?.after
    case 'take-over':
      return action.anchor?.after
    default:
      return undefined
  }
}
