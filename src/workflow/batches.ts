/** Actions in batches, each of which one call performs. */
import { subjectKey } from '../core/model.js'
import type { ApprovedAction } from '../core/safety/approved.js'

/** What is reported at once: a run that is ended has said what it did but for so many changes. */
const AT_ONCE = 200
/** Members of a group are changed by one call for so many. */
const MEMBERS_AT_ONCE = 500

export interface ActionBatch {
  batch: readonly ApprovedAction[]
  /** How many of its kind are behind when it is, and how many there are. */
  done: number
  total: number
}

/**
 * Cuts the actions into runs that one call performs. Joins and leaves are grouped by group, and
 * those who get a password apart from those who keep theirs, whatever their order: of two calls for
 * one batch, nothing would be told of the first when the second finds the session lost.
 */
export function batches(actions: readonly ApprovedAction[]): ActionBatch[] {
  const result = new Map<string, ApprovedAction[]>()
  let stage = 0
  let last = ''
  for (const action of actions) {
    if (action.type !== last) stage++
    last = action.type
    const key = `${stage} ${callOf(action)}`
    const batch = result.get(key)
    if (batch === undefined) result.set(key, [action])
    else batch.push(action)
  }
  return [...result.values()].flatMap((run) => {
    const size = run[0] !== undefined && 'group' in run[0] ? MEMBERS_AT_ONCE : AT_ONCE
    let done = 0
    return pieces(run, size).map((batch) => ({ batch, done: (done += batch.length), total: run.length }))
  })
}

/** Of at most that many, or a little more: names that go round are in one, from away to back. */
function pieces(run: readonly ApprovedAction[], size: number): ApprovedAction[][] {
  const away = new Set<string>()
  const result: ApprovedAction[][] = [[]]
  for (const action of run) {
    if (result.at(-1)!.length >= size && away.size === 0) result.push([])
    result.at(-1)!.push(action)
    if (action.type !== 'rename' && action.type !== 'update') continue
    if (action.passing) away.add(subjectKey(action.subject))
    else away.delete(subjectKey(action.subject))
  }
  return result
}

/** Tells apart actions of one kind that take different calls. */
function callOf(action: ApprovedAction): string {
  if ('group' in action) return action.group.guid
  return action.type === 'enable' && action.kept !== null ? 'keeps its password' : ''
}
