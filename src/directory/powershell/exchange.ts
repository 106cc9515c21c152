/** What one command needs to be sent, and to be told of when it fails. */
export interface Exchange {
  /** The request, for messages: `'Set-SyncUser'`. */
  what: string
  /** Whether it changes the directory: after a loss, its effect is unknown. */
  writes: boolean
  timeoutMs: number
  /** Returns the command line, for a ready line and an answer with this id. */
  command: (id: string) => string
  /**
   * Returns the data that the command reads from standard input. It is sent after the ready line.
   */
  data?: (id: string) => string
  /** What to try when no answer comes. */
  remedy?: string
  /** The data holds secrets: output beside the answer is neither logged nor quoted in errors. */
  secret?: boolean
}
