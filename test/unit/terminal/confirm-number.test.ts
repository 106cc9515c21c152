/** Two thousand are confirmed without two thousand names on the screen, and never by habit. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { confirmLimits, confirmNumber } from '../../../src/terminal/confirm-number.js'
import type { Prompts } from '../../../src/terminal/prompts.js'

/** Types the answers one after the other. */
function open(columns: number, ...answers: string[]) {
  const shown: string[] = []
  const asked: string[] = []
  const refused: string[] = []
  const prompts = {
    columns,
    style: { bad: (line: string) => line },
    show: (lines: readonly string[]) => void shown.push(...lines),
    say: (line: string) => void shown.push(line),
    text: (message: string, { validate }: { validate: (text: string) => true | string }) => {
      asked.push(message)
      for (;;) {
        const answer = answers.shift()!
        const problem = validate(answer)
        if (problem === true) return Promise.resolve(answer)
        refused.push(problem)
      }
    },
  }
  return { prompts: prompts as unknown as Prompts, shown, asked, refused }
}
const people = (count: number) => Array.from({ length: count }, (_, index) => `ACME Zoë Krüger ${index}`)

describe('a number that is typed', () => {
  for (const columns of [80, 120])
    it(`shows eight lines of ${columns} columns and the number of the others, of 2000 names`, async () => {
      const { prompts, shown, asked } = open(columns, '2000')
      assert.equal(await confirmNumber(prompts, 'Accept all of them?', people(2000)), true)
      assert.equal(shown.length, 9)
      assert.ok(
        shown.every((line) => line.length < columns),
        shown.join('\n'),
      )
      const named = shown.slice(0, 8).join(', ').split(', ').length
      assert.equal(shown[8], `  and ${2000 - named} more`)
      assert.deepEqual(asked, ['Accept all of them? Type 2000 to confirm (?: show all, Enter alone: no)'])
    })
  it('shows all where somebody asks for it, and asks again', async () => {
    const { prompts, shown, asked } = open(80, '?', '')
    assert.equal(await confirmNumber(prompts, 'Accept all of them?', people(300)), false)
    assert.equal(asked.length, 2)
    assert.ok(shown.slice(9).join('\n').includes('ACME Zoë Krüger 299'))
  })
  it('is no other number, and no word', async () => {
    const { prompts, refused } = open(80, '2', 'y', '?', '3')
    assert.equal(await confirmNumber(prompts, 'Accept all of them?', people(3)), true)
    assert.deepEqual(refused, Array(3).fill('type 3, or nothing'))
  })
  it('confirms each limit by itself, up to the first no', async () => {
    const limits = ['a', 'b', 'c'].map((name) => ({ sentence: name, question: `${name}?`, users: people(4) }))
    const { prompts, asked } = open(80, '4', '')
    assert.equal(await confirmLimits(prompts, limits), false)
    assert.deepEqual(
      asked.map((message) => message.slice(0, 2)),
      ['a?', 'b?'],
    )
    assert.equal(await confirmLimits(open(80, '4', '4', '4').prompts, limits), true)
  })
})
