/**
 * Reads one account again in the middle of a run: people take their time to decide.
 */
import type { Directory, Entry } from '../directory/directory.js'
import type { Group, ManagedUser, Holder } from '../core/model.js'
import type { PlanInput } from '../core/plan/context.js'
import { propertiesToRead, toManagedUser, type AccountContext } from './accounts.js'
import { readAllGroupsOf, refusalOf } from './holders.js'
import { findUsers } from '../directory/find-objects.js'

/** The account with all that planning needs; undefined when it is gone or no longer a user. */
export async function readAccount(
  directory: Directory,
  input: PlanInput,
  guid: string,
): Promise<ManagedUser | undefined> {
  const entry = await findUser(directory, input, guid)
  if (entry === undefined) return undefined
  return toManagedUser(entry, contextOf(directory, input, await readAllGroupsOf(directory, [entry])))
}

/**
 * The account, or why it must not be taken over: it may have become privileged since the plan was
 * made.
 */
export async function readForTakeOver(
  directory: Directory,
  input: PlanInput,
  { guid, dn }: Pick<Holder, 'guid' | 'dn'>,
): Promise<{ account: ManagedUser } | { refused: string }> {
  const entry = await findUser(directory, input, guid)
  if (entry === undefined) return { refused: `${dn} is gone` }
  const allGroups = await readAllGroupsOf(directory, [entry])
  const refused = refusalOf(entry, allGroups, directory.domain)
  return refused === null ? { account: toManagedUser(entry, contextOf(directory, input, allGroups)) } : { refused }
}

const contextOf = (
  directory: Directory,
  { settings: { anchorAttribute }, groups }: PlanInput,
  allGroups: ReadonlyMap<string, Group>,
): AccountContext => ({ domainSid: directory.domain.domainSid, anchorAttribute, groups, allGroups })

async function findUser(directory: Directory, input: PlanInput, guid: string): Promise<Entry | undefined> {
  return (await findUsers(directory, [guid], propertiesToRead(input.schema, input.settings))).get(guid)
}
