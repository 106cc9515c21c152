/**
 * How a batch judges what goes wrong with one item, and when it answers: the module's own
 * functions, with a domain controller made of two lines.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inModule } from './in-module.js'

interface Answer {
  items: { ok: boolean; category?: string; message?: string; notSent?: boolean }[]
  later?: number
}

const ANSWERS = 'function Get-ADRootDSE { @{ dnsHostName = "dc.x.test" } }'
const IS_GONE = 'function Get-ADRootDSE { throw [TimeoutException]::new("nobody is there") }'

/**
 * Runs batches of items inside the module. Each item is text: `ok`, `late` (a time-out), or another
 * failure's message.
 * @param domainController PowerShell that defines what is asked of it
 * @param how `more` PowerShell before, and `parameters` of each batch
 */
function run(
  domainController: string,
  batches: readonly (readonly string[])[],
  how: { more?: string; parameters?: string } = {},
): Answer[] {
  const { more = '', parameters = '' } = how
  const action = `{ param($server, $item) switch ($item) { ok { } late { throw [TimeoutException]::new('too late') } default { throw $item } } }`
  const calls = batches.map(
    (items) => `Invoke-SyncBatch -Server dc.x.test -Items @('${items.join("','")}') -Write ${action} ${parameters}`,
  )
  return inModule<Answer>([domainController, more, ...calls].join('\n'))
}
const categories = ({ items }: Answer): string[] => items.map(({ ok, category }) => (ok ? 'ok' : category!))

describe('one request that ends as if the domain controller were gone', () => {
  it('fails that item alone when the domain controller answers', () => {
    const [answer] = run(ANSWERS, [['ok', 'late', 'ok', 'no', 'late', 'ok']])
    assert.deepEqual(categories(answer!), ['ok', 'unknown', 'ok', 'unknown', 'unknown', 'ok'])
    assert.equal(
      answer!.items[1]!.message,
      's:too late But the domain controller answers, so only this request was refused or lost, and may or may not be done.',
    )
  })
  it('ends the batch at the second in a row, also in the next batch', () => {
    const [one, two, three] = run(ANSWERS, [
      ['ok', 'late', 'late', 'ok'],
      ['ok', 'late'],
      ['late', 'ok'],
    ])
    assert.deepEqual(categories(one!), ['ok', 'unknown', 'unavailable', 'unavailable'])
    assert.deepEqual(categories(two!), ['ok', 'unknown'])
    assert.deepEqual(categories(three!), ['unavailable', 'unavailable'])
  })
  it('ends the batch when the domain controller does not answer', () => {
    const [answer] = run(IS_GONE, [['ok', 'late', 'ok']])
    assert.deepEqual(categories(answer!), ['ok', 'unavailable', 'unavailable'])
    assert.equal(answer!.items[2]!.message, 's:too late')
  })
  it('says which items were not tried any more: of the others nobody knows whether they are done', () => {
    const [answer] = run(IS_GONE, [['late', 'ok', 'ok']])
    assert.deepEqual(
      answer!.items.map(({ notSent }) => notSent),
      [undefined, true, true],
    )
    const [members] = run(IS_GONE, [['late', 'ok']], { parameters: '-IsSent $true' })
    assert.deepEqual(
      members!.items.map(({ notSent }) => notSent),
      [undefined, undefined],
      'the members of a group, whom one call has named before',
    )
  })
})

describe('a batch that takes long', () => {
  it('answers with the items done by then, at least one, and says how many are left', () => {
    const [answer] = run(ANSWERS, [['ok', 'ok', 'ok']], { more: '$script:BatchSeconds = 0' })
    assert.deepEqual([categories(answer!), answer!.later], [['ok'], 2])
    const [whole] = run(ANSWERS, [['ok', 'ok', 'ok']])
    assert.deepEqual([categories(whole!), whole!.later], [['ok', 'ok', 'ok'], undefined])
  })
})
