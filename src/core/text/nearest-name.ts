/** What somebody may have meant by a name that is not known. */
import { distance } from 'fastest-levenshtein'

/** The most similar of `names`, when it is similar enough to be meant. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const fold = (text: string) => text.toLowerCase().replace(/[-_ ]/g, '')
  const ranked = names
    .map((candidate) => ({ candidate, edits: distance(fold(name), fold(candidate)) }))
    .sort((a, b) => a.edits - b.edits)
  const best = ranked[0]
  return best !== undefined && best.edits <= Math.max(1, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : undefined
}
