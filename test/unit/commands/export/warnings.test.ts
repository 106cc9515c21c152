import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hiddenAttributeWarnings } from '../../../../src/commands/export/warnings.js'
import { filledAttributes } from '../../../../src/core/users-file/people-from-directory.js'
import { person } from '../../builders.js'

describe('an attribute that nobody has any more', () => {
  const scope = { attributes: ['mail', 'Title', 'info'], userPath: 'OU=Staff,DC=source,DC=test' }
  const warnings = (now: string[], before: string[], accountName: string | null = 'SOURCE\\svc') =>
    hiddenAttributeWarnings(now, before, scope, { accountName })
  it('is a warning that names the right to check', () =>
    assert.deepEqual(warnings(['TITLE'], ['mail', 'title']), [
      'attribute mail: somebody had it in the last export, nobody has it now; if that is not so in the directory, let SOURCE\\svc read it: the right "Read mail" (read property) on the users below OU=Staff,DC=source,DC=test',
    ]))
  it('is none when nobody had it, or when it is not exported any more', () =>
    assert.deepEqual(warnings(['mail'], ['mail', 'department'], null), []))
  it('is told from one that somebody has by its values', () =>
    assert.deepEqual(
      filledAttributes([
        person({ attributes: { mail: null, info: '', otherTelephone: [], title: ['x'], employeeNumber: 0 } }),
      ]),
      ['info', 'title', 'employeeNumber'],
    ))
})
