/**
 * Keys that stand twice in one JSON object: JSON.parse keeps the last one silently, so what the
 * writer of the file had first is lost.
 */
export class RepeatedKeys {
  /** The keys of each object that is open, null for a list. */
  readonly #open: (Set<string> | null)[] = []

  /** How many objects and lists are open. */
  get depth(): number {
    return this.#open.length
  }

  begin(kind: 'object' | 'list'): void {
    this.#open.push(kind === 'object' ? new Set() : null)
  }

  end(): void {
    this.#open.pop()
  }

  /** Whether the innermost object had the key before; from now on it has. */
  isRepeated(key: string): boolean {
    const keys = this.#open.at(-1)
    if (keys?.has(key) === true) return true
    keys?.add(key)
    return false
  }
}
