import assert from 'node:assert/strict'
import { it } from 'node:test'
import { unicodeText } from '../../../../src/core/text/unicode-text.js'

it('a text has no byte order mark, also where it came with two, as through a pipe of Windows PowerShell', () => {
  for (const marks of ['', '\ufeff', '\ufeff\ufeff'])
    assert.equal(unicodeText(Buffer.from(`${marks}{}`)).text, '{}', JSON.stringify(marks))
})
