import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerTo } from '../../../src/terminal/prompt-theme.js'

const DN = 'OU=Partners,OU=People,DC=corp,DC=example,DC=com'

describe('the answer to a question', () => {
  it('stands beside it where it fits', () => {
    assert.equal(answerTo(['Log file (log_file)'], 80)('export.log'), 'export.log')
    assert.equal(answerTo(['0123456'], 20)('0123456789'), '\n  0123456789', 'with the sign of the question')
    assert.equal(answerTo(['012345'], 20)('0123456789'), '0123456789')
    assert.equal(answerTo(['a line that is full', '01234567'], 20)('0123456789'), '0123456789')
  })
  it('stands below it in one piece where it does not: a distinguished name was broken within', () => {
    const question = 'Container of the users to export, with everything below it (user_path)'
    assert.equal(answerTo([question], 80)(DN), `\n  ${DN}`)
  })
})
