/**
 * Objects in replication conflict: two that got one name on two domain controllers. Which of them
 * is the person is for an administrator to find out.
 */
import { compareText } from '../names/names.js'

interface Named {
  cn: string
  sAMAccountName: string
}

/**
 * One of the two was renamed to its name, line feed, `CNF:` and its GUID: MS-DRSR 4.1.10.6.13
 * (MakeConflictDN).
 */
const CONFLICT = /\nCNF:/i

/** Apart from the people, those who are left out. */
export function withoutConflicts<P extends Named>(people: readonly P[]): { people: P[]; conflicts: P[] } {
  const inConflict = ({ cn }: P) => CONFLICT.test(cn)
  return { people: people.filter((person) => !inConflict(person)), conflicts: people.filter(inConflict) }
}

/** One warning for all of them; none for none. */
export function conflictWarnings(conflicts: readonly Named[]): string[] {
  if (conflicts.length === 0) return []
  const names = conflicts.map(({ cn, sAMAccountName }) => `${cn} (${sAMAccountName})`).sort(compareText)
  return [`objects in replication conflict are left out (delete or rename them in the source): ${names.join('; ')}`]
}
