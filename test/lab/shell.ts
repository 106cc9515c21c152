/** A text as one word of a shell's command line. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`
}
