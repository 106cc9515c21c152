/** Values of attributes that a run wrote → the changes that put back what was before. */
import type { Change, ManagedUser } from '../model.js'
import type { PlanContext } from '../plan/context.js'
import type { PlannedFailure } from '../plan/steps.js'
import { briefValuesText } from '../report/values.js'
import { takenAttributes } from '../safety/attribute-policy.js'
import { isSameAttribute } from '../values/attribute-key.js'
import { changesBetween, sameValues } from '../values/attribute-values.js'
import { isNever } from '../values/file-time.js'
import { text, type ChangedValues } from '../values/value.js'
import type { NetChange } from './net-changes.js'

/** @param name the common name that the account has then */
export function putBackValues(
  name: string,
  values: NetChange['values'],
  { attributes }: Pick<ManagedUser, 'attributes'>,
  context: PlanContext,
): { changes: Change[]; failures: PlannedFailure[] } {
  const failures: PlannedFailure[] = []
  const changes = [...values].flatMap(([attribute, { before, after, perhaps = [] }]) => {
    if (movedOn(attribute, { before, after })) return []
    const [change] = changesBetween(attributes, { [attribute]: before })
    if (change === undefined) return []
    const problem = !mayWrite(attribute, context)
      ? 'this tool writes no such attribute'
      : [after, ...perhaps].some((values) => sameValues(change.before, values))
        ? null
        : `it was changed since: then ${briefValuesText(attribute, after)}, now ${briefValuesText(attribute, change.before)}`
    if (problem === null) return [change]
    failures.push({ user: name, action: 'update', attribute, error: problem })
    return []
  })
  return { changes, failures }
}

/**
 * An expiration date that was moved on stays: the clock moves it at every import, and the date
 * before may have passed, which would shut people out.
 */
function movedOn(attribute: string, { before: [before], after: [after] }: ChangedValues): boolean {
  if (attribute !== 'accountExpires' || before === undefined || isNever(text(before))) return false
  return after === undefined || isNever(text(after)) || BigInt(text(after)) > BigInt(text(before))
}

/** Whoever can write the journal must not be able to write any attribute. */
function mayWrite(attribute: string, { schema, settings }: PlanContext): boolean {
  if (isSameAttribute(attribute, 'accountExpires') || isSameAttribute(attribute, settings.anchorAttribute)) return true
  return takenAttributes(schema, settings).some(({ name }) => isSameAttribute(name, attribute))
}
