import assert from 'node:assert/strict'
import { it } from 'node:test'
import { parseJson } from '../../../src/config/read-json.js'

it('JSON has no byte order mark, also where it came with two, as through a pipe of Windows PowerShell', () => {
  for (const marks of ['', '\ufeff', '\ufeff\ufeff'])
    assert.deepEqual(parseJson(Buffer.from(`${marks}{}`), 'x.json'), {}, JSON.stringify(marks))
})
