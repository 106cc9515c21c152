/** e.g. `Ann, Bob and 1998 more`: names in a sentence that somebody is to read. */
export function someOf(names: readonly string[], most = 10, between = ', '): string {
  const more = names.length - most
  return names.slice(0, most).join(between) + (more > 0 ? ` and ${more} more` : '')
}
