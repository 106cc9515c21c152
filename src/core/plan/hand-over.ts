/**
 * Values that the directory keeps unique and that change hands in one run: each is given up before
 * it is taken.
 */
export interface HandOver<Move> {
  /** Key of the value that the move gives up; undefined: none. */
  before: (move: Move) => string | undefined
  /** Key of the value that the move takes; undefined: none. */
  after: (move: Move) => string | undefined
  /** The move in two steps, through a temporary value. This opens a ring. */
  detour: (move: Move) => readonly [Move, Move]
}

/**
 * The moves, as far as possible in the order given. A step through a temporary value turns a ring
 * into a chain, so that one run is enough.
 */
export function inHandOverOrder<Move>(moves: readonly Move[], { before, after, detour }: HandOver<Move>): Move[] {
  const leaving = new Map(moves.map((move) => [before(move), move]))
  const seen = new Set<Move>()
  const result: Move[] = []
  for (const first of moves) {
    // Each waits for the next one to leave.
    const waiting: Move[] = []
    let next: Move | undefined = first
    while (next !== undefined && !seen.has(next)) {
      waiting.push(next)
      seen.add(next)
      const key = after(next)
      const holder = key === undefined ? undefined : leaving.get(key)
      next = holder === next ? undefined : holder
    }
    const start = next === undefined ? -1 : waiting.indexOf(next)
    if (start < 0) {
      result.push(...waiting.reverse())
      continue
    }
    const [away, back] = detour(waiting[start]!)
    result.push(away, ...waiting.slice(start + 1).reverse(), back, ...waiting.slice(0, start).reverse())
  }
  return result
}
