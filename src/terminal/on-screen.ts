/** Whether a person reads the result of a command as text, on the terminal that shows its log. */
import type { Io } from '../process/io.js'
import type { OutputFormat } from '../process/output.js'

export const isOnScreen = (
  { output }: { output?: OutputFormat | undefined },
  { terminal }: Pick<Io, 'terminal'>,
): boolean => terminal.stdout && terminal.stderr && output !== 'json'
