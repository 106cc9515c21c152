/** What a person can be asked to choose from, and what an answer is checked with. */

export interface Choice<Value> {
  /** A choice: its letter is typed, then Enter. Enter alone chooses nothing. */
  key: string
  name: string
  value: Value
}
export interface ListItem<Value> {
  name: string
  value: Value
  /** Of several that may be picked: picked already. */
  checked?: boolean
}
/**
 * Returns true, or what is wrong with the answer. It must not read the directory: an error would be
 * thrown in inquirer's event handlers.
 */
export type Validation = (answer: string) => true | string
