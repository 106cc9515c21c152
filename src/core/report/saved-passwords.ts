/** The passwords of a run that are in an archive. */
export interface SavedPasswords {
  /** Absolute path. */
  archive: string
  count: number
}
