/**
 * A sample of test/kill/kill.test.ts: one kill for each kind of write that is easy to get wrong.
 */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { KillMatrix } from './support/kill.js'

/** Each stands for the first kill of the matrix that it matches. */
const SAMPLE = [
  // In the middle of a batch, which must not go on.
  /^the tool at directory write \d+, add P New 2/,
  // Between the anchor and the move of an account that is taken over.
  /^the tool and PowerShell at directory write \d+, modifyDN P Taken 1 \(3\)/,
  // Between password and enabling.
  /^the tool and PowerShell at directory write \d+, modify P New 1 \(4\)/,
  /^the tool within file write \d+, writeFileSync lock/,
  /^the tool before file write \d+, renameSync state/,
]

const matrix = await KillMatrix.create()
after(() => matrix.close())

/** So many kills, spread over the writes of an import by four writers. */
const OF_FOUR = 5
const four = await KillMatrix.create(4)
after(() => four.close())

describe('an import by four writers that is killed, then run again, ends as that of one', () => {
  const atWrites = four.kills.filter(({ name }) => name.includes('at directory write'))
  const chosen = atWrites.filter((_, index) => index % Math.ceil(atWrites.length / OF_FOUR) === 3)
  assert.equal(chosen.length, OF_FOUR)
  for (const kill of chosen) it(kill.name, () => four.check(kill))
})

describe('an import that is killed, then run again, ends as if nothing had been', () => {
  for (const pattern of SAMPLE) {
    const kill = matrix.kills.find(({ name }) => pattern.test(name))
    it(kill?.name ?? String(pattern), () => {
      assert.ok(kill, `no kill is called ${pattern}`)
      return matrix.check(kill)
    })
  }
})
