/**
 * The letters that Active Directory takes for the same when it checks that a name is unique. The
 * data is schemas/folded-letters.json, which the lab's domain reads, too.
 */
import { IGNORED_RANGES, LETTERS } from '../../generated/folded-letters.js'

/**
 * A letter and what it counts as: another letter, several, or nothing. A letter that is not here
 * counts as itself.
 */
export const FOLDED: ReadonlyMap<string, string> = foldedLetters()

function foldedLetters(): Map<string, string> {
  const folded = new Map<string, string>()
  for (const [text, letters] of Object.entries(LETTERS)) for (const letter of letters) folded.set(letter, text)
  for (const range of IGNORED_RANGES.split(' ')) {
    const [first, last = first] = range.split('-').map((point) => parseInt(point, 16)) as [number, number?]
    for (let point = first; point <= last; point++) folded.set(String.fromCharCode(point), '')
  }
  return folded
}
