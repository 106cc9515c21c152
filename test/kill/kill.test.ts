/**
 * The whole matrix: an import of 44 changes, killed at every write to the directory and to a file,
 * with one writer and with four. `npm run test:kill`.
 */
import { after, describe, it } from 'node:test'
import { KillMatrix } from '../e2e/support/kill.js'

for (const writers of [1, 4]) {
  const matrix = await KillMatrix.create(writers)
  describe(`an import by ${writers} at a time that is killed, then run again, ends as if nothing had been`, () => {
    after(() => matrix.close())
    for (const kill of matrix.kills) it(kill.name, () => matrix.check(kill))
  })
}
