/** Which batches may be written by several at a time, and what crosses the session then. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tagged } from '../../../../src/core/values/value.js'
import { writeItems } from '../../../../src/directory/powershell/write-items.js'
import { areIndependent } from '../../../../src/directory/powershell/writes.js'

const update = (name: string) => ({ guid: name, replace: { [name]: [tagged('s', 'x')] }, clear: [] })

/** The `parallel` of each request. */
async function requested(isInParallel: (() => boolean) | typeof areIndependent | undefined, parallelWrites: number) {
  const items = ['mail', 'title', 'UserPrincipalName', 'sn', 'info'].map(update)
  const sent: unknown[] = []
  await writeItems(
    {
      operation: 'Set-SyncUser',
      items,
      maxItems: 2,
      request: ({ guid }) => ({ guid }),
      read: () => ({}),
      parallelWrites,
      ...(isInParallel !== undefined && { isInParallel }),
    },
    async (parameters) => {
      const { items: batch, ...rest } = parameters as { items: object[] }
      sent.push(rest)
      return { items: batch.map(() => ({ ok: true })) }
    },
    () => undefined,
  )
  return sent
}

describe('parallel_writes', () => {
  it('is sent with each batch of a kind whose order does not matter', async () => {
    assert.deepEqual(await requested(() => true, 4), [{ parallel: 4 }, { parallel: 4 }, { parallel: 4 }])
  })

  it('is not sent where one is written after another: by default, and for kinds that hand names on', async () => {
    assert.deepEqual(await requested(() => true, 1), [{}, {}, {}])
    assert.deepEqual(await requested(undefined, 4), [{}, {}, {}])
  })

  it('is not sent with a batch of updates in which a userPrincipalName may change hands', async () => {
    assert.deepEqual(await requested(areIndependent, 4), [{ parallel: 4 }, {}, { parallel: 4 }])
    assert.equal(areIndependent([{ guid: '', replace: {}, clear: ['userprincipalname'] }]), false)
  })

  it('is not sent with a batch in which a user is twice, as one whose update was refused and is written in parts', () => {
    const part = (name: string) => ({ ...update(name), guid: 'anna' })
    assert.deepEqual(
      [
        [part('mail'), part('title')],
        [part('mail'), update('title')],
      ].map(areIndependent),
      [false, true],
    )
  })
})
