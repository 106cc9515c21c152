/**
 * Warnings about a plan: what of the file is not carried over, and why. Each is given once a run.
 */
import type { Plan } from './plan.js'
import { ANCHOR_PREFIX } from './anchor.js'
import type { Matching } from './match.js'
import type { Match } from './evidence.js'
import { describeDoubt } from './source-groups.js'
import { whyDropped } from '../safety/attribute-policy.js'
import { compareText } from '../names/names.js'
import { attributeKey } from '../values/attribute-key.js'
import { someOf } from '../text/some-of.js'
import { howMany } from '../text/how-many.js'

export function planWarnings({ context, identity: { matching, renumbered } }: Plan): string[] {
  return [
    ...droppedAttributes(context),
    ...context.doubtfulSources.map(describeDoubt),
    ...(context.rematch ? [] : otherAnchors(renumbered)),
    ...foreignAnchors(context.settings.anchorAttribute, matching),
  ]
}

function droppedAttributes({ people, schema, settings }: Plan['context']): string[] {
  const counts = new Map<string, { name: string; people: number }>()
  for (const person of people) {
    for (const name of person.attributes.keys()) {
      const key = attributeKey(name)
      counts.set(key, { name, people: (counts.get(key)?.people ?? 0) + 1 })
    }
  }
  return [...counts.values()]
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap(({ name, people: count }) => {
      const why = whyDropped(name, schema.get(attributeKey(name)), settings)
      return why === null ? [] : [`attribute ${name} (of ${count} in the users file) is left out: it ${why}`]
    })
}

/** What a migration of the source domain looks like. */
function otherAnchors(renumbered: readonly Match[]): string[] {
  if (renumbered.length === 0) return []
  const names = someOf(renumbered.map(({ user }) => user.name))
  return [
    `${howMany(renumbered.length, 'person of the users file has', 'people of the users file have')} the name of a managed user, and another objectGUID than its anchor: ${names}; ` +
      'if they are the same people (the source domain was migrated), match them by name once with --rematch',
  ]
}

function foreignAnchors(anchorAttribute: string | null, matching: Matching): string[] {
  if (anchorAttribute === null) return []
  const without = matching.matched
    .filter(
      ({ person, user }) =>
        person.objectGUID !== null && user.anchor !== null && !user.anchor.toLowerCase().startsWith(ANCHOR_PREFIX),
    )
    .map(({ user }) => user.dn)
  if (without.length === 0) return []
  return [
    `${howMany(without.length, 'managed user goes', 'managed users go')} on without anchor: ${anchorAttribute} holds something that is not ours, which is never overwritten: ${someOf(without, 10, '; ')}`,
  ]
}
