/** Rejections as text, on a terminal and for a screen reader. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { resolutionsText } from '../../../../src/commands/resolutions/text.js'
import { localMinute } from '../../../../src/core/report/times.js'
import type { Resolution } from '../../../../src/core/decisions/resolution.js'

const ENTRIES: Resolution[] = [
  { type: 'join', user: 'P Bert', group: 'Admins', accept: false, timestamp: '2026-11-22T20:00:00.000Z' },
  { type: 'enable', user: 'P Än\u001b[2Jne', accept: false },
]
const TIME = localMinute('2026-11-22T20:00:00.000Z')
const text = (entries: readonly Resolution[], plain: boolean): string =>
  resolutionsText('Rejected:', entries, 'Nothing is rejected.', { columns: 80, plain })

describe('rejections as text', () => {
  it('are in columns, and act on no terminal', () => {
    assert.equal(
      text(ENTRIES, false),
      ['Rejected:', `  ${TIME}  join    P Bert (Admins)`, '  at some time      enable  P Än\\u001b[2Jne', ''].join(
        '\n',
      ),
    )
  })

  it('are a sentence each in plain style', () => {
    assert.equal(
      text(ENTRIES, true),
      ['Rejected:', `${TIME}, join, P Bert (Admins)`, 'at some time, enable, P Än\\u001b[2Jne', ''].join('\n'),
    )
  })

  it('are one sentence where there are none', () => {
    assert.equal(text([], false), 'Nothing is rejected.\n')
  })
})
