/** The kinds of names that change hands within a run, and how a step of theirs is taken back. */
import type { Change } from '../core/model.js'
import { principalMove } from '../core/plan/principals.js'
import type { ApprovedAction, ApprovedRename, ApprovedUpdate } from '../core/safety/approved.js'
import { text } from '../core/values/value.js'
import type { ActionResult } from './result.js'

export type Move = ApprovedRename | ApprovedUpdate
export type Moved<A extends Move> = ActionResult & { action: A }

export interface MovingNames<A extends Move> {
  what: string
  isMove(action: ApprovedAction): action is A
  /** The name that a move gives. */
  nameOf(action: A): string
  /** The move back. */
  returning(action: A): A
  /** The move, as one that does not last. */
  passing(action: A): A
  /** The result of a move that did not last. */
  refused(result: Moved<A>): ActionResult
}

export const COMMON_NAMES: MovingNames<ApprovedRename> = {
  what: 'common name',
  isMove: (action) => action.type === 'rename',
  nameOf: ({ after }) => after,
  returning: (action) => {
    const { before, after } = action
    return { ...action, user: before, before: after, after: before, otherwise: [], passing: true }
  },
  passing: (action) => ({ ...action, passing: true }),
  refused: (result) => result,
}

const changeOf = (update: ApprovedUpdate): Change => principalMove(update)!.change

export const PRINCIPALS: MovingNames<ApprovedUpdate> = {
  what: 'userPrincipalName',
  isMove: (action): action is ApprovedUpdate => principalMove(action) !== undefined,
  nameOf: (update) => changeOf(update).after.map(text).join(),
  returning: (update) => {
    const { attribute, before, after } = changeOf(update)
    return { ...update, changes: [{ attribute, before: after, after: before }], passing: true }
  },
  // All else of the update lasts.
  passing: (update) => (update.changes.length === 1 ? { ...update, passing: true } : update),
  refused: (result) => {
    const change = changeOf(result.action)
    return { ...result, action: { ...result.action, changes: [change] }, attribute: change.attribute }
  },
}
