import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { attributes } from '../../../../src/commands/check/directory-checks.js'
import type { ImportSettings } from '../../../../src/config/settings.js'
import type { Directory } from '../../../../src/directory/directory.js'

describe('check import', () => {
  it('does not say of no attributes that all can be imported, where no users file names any', async () => {
    const found = await attributes({} as Directory, { attributes: null } as ImportSettings, [])
    assert.deepEqual(found, {
      value: [],
      found: 'not known: they are those of the users file, which cannot be used yet or has none',
    })
  })
})
