/** A run that finds accounts of an interrupted one says so: every change is in a log. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { reportLearnt } from '../../../../src/commands/import/learnt.js'
import { guid, managed } from '../../builders.js'

const anna = managed({ guid: guid(1001) })
const ben = managed({ guid: guid(1002), name: 'P Ben', anchor: `ad-user-sync:${guid(2)}` })
const stranger = managed({ guid: guid(1003), name: 'P Cid', anchor: null })

function said(remembered: ReadonlyMap<string, string> | null, users = [anna, ben, stranger]): string[] {
  const lines: string[] = []
  const log = {
    info: (text: string, topic?: string) => lines.push(`${topic ?? 'INFO'} ${text}`),
    warning: (text: string) => lines.push(`WARNING ${text}`),
  }
  reportLearnt(remembered, users, log)
  return lines
}

describe('anchors that no run has reported', () => {
  it('are named, when others are remembered', () => {
    assert.deepEqual(said(new Map([[guid(1001), anna.anchor!]])), [
      'INFO found 1 account that an interrupted run has made, or that came from elsewhere: P Ben',
    ])
  })
  it('are named all for the log, and a few for a screen', () => {
    const users = Array.from({ length: 12 }, (_, index) => managed({ guid: guid(index), name: `P ${index}` }))
    const [short, whole] = said(new Map(), users)
    assert.match(short!, /^INFO found 12 accounts that an interrupted run .*: P 0, P 1, .*P 9 and 2 more$/)
    assert.match(whole!, /^told found 12 accounts: P 0, .*P 10, P 11$/)
  })
  it('are counted, when none are remembered', () => {
    assert.deepEqual(said(null), [
      'WARNING no anchors are remembered: 2 are learnt from the directory, whoever wrote them',
    ])
  })
  it('are nothing to speak of, when there are none', () => {
    const remembered = new Map([anna, ben].map((user) => [user.guid, user.anchor!]))
    assert.deepEqual([said(remembered), said(null, [stranger])], [[], []])
  })
})
