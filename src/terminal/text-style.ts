/** How a command's result is laid out as text. */
import type { Io } from '../process/io.js'

export interface TextStyle {
  color: boolean
  /** Width of the terminal. */
  columns: number
  /** `--plain`: nothing side by side, every value with its name, for screen readers. */
  plain: boolean
}

/** The style of text on standard output. */
export const textStyle = ({ color, columns, plain }: Pick<Io, 'color' | 'columns' | 'plain'>): TextStyle => ({
  color: color.stdout,
  columns,
  plain,
})
