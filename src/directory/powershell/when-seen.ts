/**
 * Returns a function that takes a text piece by piece, and calls `then` once, when `wanted` has
 * been seen in it.
 */
export function whenSeen(wanted: string, then: () => void): (piece: string) => void {
  let tail = ''
  let seen = false
  return (piece) => {
    if (seen) return
    tail += piece
    seen = tail.includes(wanted)
    tail = tail.slice(-wanted.length)
    if (seen) then()
  }
}
