import assert from 'node:assert/strict'
import { it } from 'node:test'
import { isOnScreen } from '../../../src/terminal/on-screen.js'

it('the result is read beside the log on a terminal only, and as text', () => {
  const at = (stdout: boolean, stderr: boolean, output?: 'json' | 'text') =>
    isOnScreen({ output }, { terminal: { stdin: true, stdout, stderr } })
  assert.deepEqual([at(true, true), at(true, true, 'text'), at(true, true, 'json')], [true, true, false])
  assert.deepEqual([at(false, true), at(true, false, 'text')], [false, false])
})
