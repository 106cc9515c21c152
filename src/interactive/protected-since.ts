/** Accounts that have become protected while a person was waited for. */
import { subjectKey, type Action } from '../core/model.js'
import { someOf } from '../core/text/some-of.js'
import type { Directory } from '../directory/directory.js'
import { readProtections } from '../snapshot/protections.js'
import type { Prompts } from '../terminal/prompts.js'

/**
 * Whether an account that is to be changed is protected by now, which the person is told: then all
 * is to be read and asked anew.
 */
export async function isAnyProtectedSince(
  directory: Directory,
  actions: readonly Action[],
  prompts: Prompts,
): Promise<boolean> {
  const users = new Map(
    actions.flatMap(({ subject, user }) => (subject.kind === 'existing' ? [[subjectKey(subject), user] as const] : [])),
  )
  const found = await readProtections(directory, [...users.keys()])
  if (found.size === 0) return false
  const names = someOf([...found.keys()].map((guid) => users.get(guid) ?? guid))
  prompts.say('')
  prompts.say(
    `Not done: protected by now, and touched in no way: ${names}. Everything is read again.`,
    prompts.style.bad,
  )
  return true
}
