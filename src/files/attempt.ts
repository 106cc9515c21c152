/**
 * Returns undefined when the call throws. For optional look-ups (stat, realpath): the real read or
 * write reports the error.
 */
export function attempt<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
