/**
 * Reads how often the states of accounts were written: of those alone whose decision rests on it,
 * because the directory sends 2 KB for each.
 */
import { recordsVersions } from '../core/journal/changes.js'
import type { Action, ManagedUser } from '../core/model.js'
import type { PlanContext } from '../core/plan/context.js'
import { isActive } from '../core/plan/expiration.js'
import type { Identity } from '../core/plan/identify.js'
import { restsOnVersions } from '../core/safety/kept-password.js'
import type { StateVersions } from '../core/safety/state-versions.js'
import type { Directory } from '../directory/directory.js'

type Reader = Pick<Directory, 'stateVersions'>

/** The same, with the versions of the disabled users who are active in the file. */
export async function withVersions(identity: Identity, directory: Reader): Promise<Identity> {
  const { context, matching } = identity
  const users = matching.matched.filter(({ person }) => isActive(context, person)).map(({ user }) => user)
  return { ...identity, context: await contextWithVersions(context, users, directory) }
}

/** @param users those who may be enabled with the passwords that they have */
export async function contextWithVersions(
  context: PlanContext,
  users: readonly ManagedUser[],
  directory: Reader,
): Promise<PlanContext> {
  const resting = users.filter(
    ({ guid, enabled, attributes }) => !enabled && restsOnVersions(attributes, context.disabledHere.get(guid)),
  )
  if (resting.length === 0) return context
  return { ...context, versions: await directory.stateVersions(resting.map(({ guid }) => guid)) }
}

/** The versions that the records of these actions are to hold. */
export async function versionsBefore(
  directory: Reader,
  actions: readonly Action[],
): Promise<ReadonlyMap<string, StateVersions>> {
  const guids = actions.flatMap((action) =>
    recordsVersions(action) && action.subject.kind === 'existing' ? [action.subject.guid] : [],
  )
  return guids.length === 0 ? new Map() : directory.stateVersions(guids)
}
