/**
 * The whole matrix: an import of 44 changes, killed at every write to the directory and to a file.
 * `npm run test:kill`.
 */
import { after, describe, it } from 'node:test'
import { KillMatrix } from '../e2e/support/kill.js'

const matrix = await KillMatrix.create()
after(() => matrix.close())

describe('an import that is killed, then run again, ends as if nothing had been', () => {
  for (const kill of matrix.kills) it(kill.name, () => matrix.check(kill))
})
