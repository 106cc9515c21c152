/**
 * Entries of a resolutions or approvals file without the keys whose value is null or "": PowerShell makes such of a table's empty cells, and
 * they say no more than a missing key.
 * @param file as parsed, not checked yet
 */
export function withoutEmptyKeys(file: unknown): unknown {
  if (!isObject(file) || !Array.isArray(file['resolutions'])) return file
  return {
    ...file,
    resolutions: file['resolutions'].map((entry: unknown) => (isObject(entry) ? withValues(entry) : entry)),
  }
}

const withValues = (entry: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null && value !== ''))

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
