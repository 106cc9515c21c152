/**
 * Thrown in place of a decision that rests on what another import may have changed meanwhile:
 * nothing was done.
 */
export class AnotherImportError extends Error {
  constructor() {
    super('another import has run since')
  }
}
