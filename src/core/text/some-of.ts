/** e.g. `Ann, Bob and 1998 more`: names in a sentence that somebody is to read. */
export function someOf(names: readonly string[], most = 10): string {
  const more = names.length - most
  return names.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
