/**
 * Looks items of a list up by keys, again and again, without a walk through the list each time: it is indexed at the first look, and what was
 * added at its end since then at the next one.
 * @param keysOf the keys that an item is found by; they never change
 * @returns a function that gives the items with any of the keys, each once, in the list's order
 */
export function lookup<Item>(
  keysOf: (item: Item) => readonly string[],
): (list: readonly Item[], keys: readonly string[]) => Item[] {
  const indexes = new WeakMap<readonly Item[], { places: Map<string, number[]>; length: number }>()
  return (list, keys) => {
    const index = indexes.get(list) ?? { places: new Map<string, number[]>(), length: 0 }
    indexes.set(list, index)
    for (; index.length < list.length; index.length++) {
      for (const key of keysOf(list[index.length]!)) {
        const places = index.places.get(key)
        if (places === undefined) index.places.set(key, [index.length])
        else places.push(index.length)
      }
    }
    const found = new Set(keys.flatMap((key) => index.places.get(key) ?? []))
    return [...found].sort((a, b) => a - b).map((place) => list[place]!)
  }
}
