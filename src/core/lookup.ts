/**
 * Finds the items of a list by their keys, without a walk through the list each time. The first
 * call indexes the list, later calls only what was added at its end.
 * @param keysOf the keys of an item; they never change
 * @returns a function that returns the items with any of the keys, each once, in the list's order
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
