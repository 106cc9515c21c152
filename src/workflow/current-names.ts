/**
 * What accounts are called by now. A plan is about the names after its renames; a rename may be
 * refused, or end in another name.
 */
import { subjectKey } from '../core/model.js'
import type { ApprovedAction } from '../core/safety/approved.js'
import type { ActionResult } from './result.js'

export class CurrentNames {
  /** By subjectKey, of those whose rename was tried. */
  readonly #names = new Map<string, string>()

  /** The action with the present name of its account; a rename says itself what comes of it. */
  toSend(action: ApprovedAction): ApprovedAction {
    return action.type === 'rename' ? action : this.#called(action)
  }

  /** The result with the name that the account has after it. */
  after(result: ActionResult): ActionResult {
    const { action, outcome } = result
    if (action.type !== 'rename') return { ...result, action: this.#called(action) }
    const key = subjectKey(action.subject)
    if (outcome.ok) this.#names.set(key, action.after)
    // Of a name that changes hands in two steps, the first one may have been made.
    else if (!this.#names.has(key)) this.#names.set(key, action.before)
    return outcome.ok ? result : { ...result, action: this.#called(action) }
  }

  #called(action: ApprovedAction): ApprovedAction {
    const user = this.#names.get(subjectKey(action.subject))
    return user === undefined || user === action.user ? action : { ...action, user }
  }
}
