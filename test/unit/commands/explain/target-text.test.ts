/** What `explain` says, in the width of a terminal. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { targetText, type FileView } from '../../../../src/commands/explain/target-text.js'
import type { Explanation } from '../../../../src/core/report/explanation.js'

const NOTHING = { actions: [], approvals: [], failures: [] }
const file: FileView = { path: 'users.json', timestamp: null, is_read: true, refused: null, exceeded: [] }
const person = { cn: 'Anna', account: 'anna', disabled: true, groups: [] }
const anna = { user: 'P Anna', file: person, target: null, evidence: null, disabled: null, groups: [], approvals: [] }
const told = (next: Explanation['next_import'], view: Partial<FileView>, plain = false) =>
  targetText([{ ...anna, next_import: next }], { ...file, ...view }, { color: false, columns: 80, plain })
    .trim()
    .split('\n')

describe('what the next import would do', () => {
  const refused = 'The next import refuses the users file. If it took it, it would change nothing here,'
  it('is wrapped at words', () => {
    assert.deepEqual(told(NOTHING, { refused: 'it is old' }).slice(-2), [
      refused.replace(' here,', ''),
      '  here, for the users file has the person as disabled.',
    ])
    const stopped = told(
      { ...NOTHING, failures: [{ user: 'P Anna', action: 'match', error: 'word '.repeat(30) }] },
      {
        exceeded: ['max_deactivations', 'max_leaves'],
      },
    )
    assert.ok(
      stopped.every((line) => line.length <= 80),
      stopped.join('\n'),
    )
    assert.ok(stopped.some((line) => line.startsWith('! match: word ')))
  })
  it('is one line for a screen reader', () => {
    const line = `${refused} for the users file has the person as disabled.`
    assert.equal(told(NOTHING, { refused: 'it is old' }, true).at(-1), line)
  })
})
