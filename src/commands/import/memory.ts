/** What a run remembers for later runs while it goes: the anchors and new names that it writes. */
import type { ImportSettings } from '../../config/settings.js'
import type { Action } from '../../core/model.js'
import type { PlanSettings } from '../../core/plan/context.js'
import { text } from '../../core/values/value.js'
import type { Outcome } from '../../directory/directory.js'
import { rememberAnchors } from '../../files/remembered.js'
import { rememberNewNames, type NewNamedAccount } from '../../files/new-names.js'
import type { ActionResult } from '../../workflow/result.js'
import { followAnchor, withoutChanging } from '../../workflow/written-anchor.js'

type AnchorAttribute = PlanSettings['anchorAttribute']

/** All but `wrote` throw ConfigurationError where a file cannot be written. */
export class Memory {
  readonly #settings: ImportSettings
  readonly #anchors: Map<string, string>
  readonly #anchorAttribute: AnchorAttribute

  /**
   * @param anchors by objectGUID of the managed user
   * @param anchorAttribute as the directory's schema spells it
   */
  constructor(settings: ImportSettings, anchors: ReadonlyMap<string, string>, anchorAttribute: AnchorAttribute) {
    this.#settings = settings
    this.#anchors = new Map(anchors)
    this.#anchorAttribute = anchorAttribute
  }

  get anchors(): ReadonlyMap<string, string> {
    return this.#anchors
  }

  /** Called before the actions are sent: a run may be killed before it has their answers. */
  sending(actions: readonly Action[]): void {
    this.#keepNames(actions.flatMap((action) => newNamed(action, null, this.#anchorAttribute)))
    const certain = withoutChanging(this.#anchors, actions, this.#anchorAttribute)
    if (certain !== this.#anchors) rememberAnchors(this.#settings, certain)
  }

  answered(actions: readonly Action[], outcomes: readonly (Outcome | undefined)[]): void {
    this.#keepNames(
      actions.flatMap((action, index) => {
        const outcome = outcomes[index]
        const isMade = outcome?.ok === true && 'guid' in outcome
        return isMade ? newNamed(action, String(outcome.guid), this.#anchorAttribute) : []
      }),
    )
  }

  wrote(result: ActionResult): void {
    followAnchor(this.#anchors, result, this.#anchorAttribute)
  }

  keepAnchors(): void {
    rememberAnchors(this.#settings, this.#anchors)
  }

  #keepNames(accounts: readonly NewNamedAccount[]): void {
    rememberNewNames(this.#settings, accounts)
  }
}

/**
 * The account of an action, where a `new_name` makes one that later runs are to know.
 * @param guid null: it is about to be made
 */
function newNamed(action: Action, guid: string | null, anchorAttribute: AnchorAttribute): NewNamedAccount[] {
  if (action.type !== 'create' || action.newNamed === null) return []
  const anchor = anchorAttribute === null ? undefined : action.attributes[anchorAttribute]?.[0]
  return [{ anchor: anchor === undefined ? null : text(anchor), guid, named: action.newNamed }]
}
