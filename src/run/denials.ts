/** The changes of a run that were refused for want of rights. */
import { howMany } from '../core/text/how-many.js'
import { UnavailableError } from '../errors.js'
import type { ActionResult } from '../workflow/result.js'

/** Distinguishes an account without any rights from a user that is out of its reach. */
export class Denials {
  readonly #users = new Set<string>()
  #changes = 0
  #others = 0

  add({ action, outcome }: ActionResult): void {
    if (outcome.ok || outcome.category !== 'access-denied') this.#others++
    else this.#users.add(action.user)
    this.#changes++
  }

  /**
   * @throws UnavailableError when changes to several users were attempted, and every one was denied
   */
  endIfAllDenied(): void {
    if (this.#others > 0 || this.#users.size < 2) return
    const remedy = 'use an account with the needed rights: ps-scripts/Grant-SyncRights.ps1 grants exactly those'
    throw new UnavailableError(`access denied: none of ${howMany(this.#changes, 'change')} was allowed`, remedy, {
      denied: true,
    })
  }
}
