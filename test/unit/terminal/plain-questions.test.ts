import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainChoice, plainPick, plainPickSome, type PlainPrompts } from '../../../src/terminal/plain-questions.js'

/** Types the answers one after the other until one is taken. */
function open(...answers: string[]) {
  const shown: string[] = []
  const refused: string[] = []
  const prompts: PlainPrompts = {
    show: (lines) => void shown.push(...lines),
    text: (message, { validate }) => {
      shown.push(message)
      const taken = answers.find((answer) => {
        const problem = validate(answer) || ''
        if (problem !== true) refused.push(problem)
        return problem === true
      })
      return Promise.resolve(taken!)
    },
  }
  return { prompts, shown, refused }
}
const CHOICES = [
  { key: 'a', name: 'accept', value: 1 },
  { key: 'r', name: 'reject', value: 2 },
]

describe('a question in plain style', () => {
  it('takes the letter of a choice, and nothing else', async () => {
    const { prompts, shown, refused } = open('', 'x', '1', ' R ')
    assert.equal(await plainChoice(prompts, 'Your decision', CHOICES), 2)
    assert.deepEqual(shown, ['a: accept', 'r: reject', 'Your decision (a, r)'])
    assert.deepEqual(refused, Array(3).fill('type one of: a, r'))
  })
  it('takes one number of a list', async () => {
    const { prompts, shown, refused } = open('', '0', '3', '1.5', '-1', '1e0', '2')
    assert.equal(await plainPick(prompts, 'Which', CHOICES), 2)
    assert.deepEqual(shown, ['1: accept', '2: reject', 'Which (1 to 2)'])
    assert.equal(refused.length, 6)
  })
  it('takes any numbers of a list; Enter alone takes those that are picked already, "none" none', async () => {
    const picked = CHOICES.map((item) => ({ ...item, checked: item.value === 2 }))
    assert.deepEqual(await plainPickSome(open('').prompts, 'Which', picked), [2])
    assert.deepEqual(await plainPickSome(open('none').prompts, 'Which', picked), [])
    assert.deepEqual(await plainPickSome(open('').prompts, 'Which', CHOICES), [])
    assert.deepEqual(await plainPickSome(open('1,', '3', '2, 1').prompts, 'Which', CHOICES), [1, 2])
  })
})
