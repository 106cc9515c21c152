/**
 * Which lines of the journal matter for a purpose, by their text: to parse all of a year takes
 * long, and what becomes of them more memory than there is. Names in a line cannot look like these
 * keys: their quotes are escaped.
 */
export type IsWanted = (line: string) => boolean

/** When a run began and ended, with its header and what it left open. */
export const isFrame: IsWanted = (line) => line.includes('"kind":"begun"') || line.includes('"kind":"ended"')

export const isEnd: IsWanted = (line) => line.includes('"kind":"ended"')

export const isDecision: IsWanted = (line) => line.includes('"kind":"decided"')

export const isOfRun =
  (id: string): IsWanted =>
  (line) =>
    line.includes(`"run":${JSON.stringify(id)}`)

/** Changes of accounts, by objectGUID, and of those that have none yet. */
export const isAbout =
  (guids: ReadonlySet<string>): IsWanted =>
  (line) =>
    line.includes('"guid":null') || [...guids].some((guid) => line.includes(guid))

/** For the lines in their order: with what became of changes, which is the line after them. */
export function withAnswers(isWanted: IsWanted): IsWanted {
  let follows = false
  return (line) => {
    const isAnswer = follows
    follows = isWanted(line)
    return isAnswer || follows
  }
}
