/** undefined where that fails: a file that is not there (yet), or cannot be looked at, say; reading or writing it then tells. */
export function attempt<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
