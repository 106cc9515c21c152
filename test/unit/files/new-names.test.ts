import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import type { NewNamed } from '../../../src/core/model.js'
import { readNewNames, rememberNewName } from '../../../src/files/new-names.js'

const folder = mkdtempSync(join(tmpdir(), 'new-names-'))
const PATH = 'OU=Managed,DC=target,DC=test'

describe('accounts that were made with a new name', () => {
  after(() => rmSync(folder, { recursive: true }))
  const [anna, bea]: [NewNamed, NewNamed] = [
    { sAMAccountName: 'ameyer', userPrincipalName: 'anna@x.test' },
    { sAMAccountName: 'bea', userPrincipalName: null },
  ]
  it('are remembered one by one, for each managed_user_path', () => {
    assert.deepEqual(readNewNames(folder, PATH), new Map())
    rememberNewName(folder, PATH, 'guid-a', anna)
    rememberNewName(folder, PATH, 'guid-b', bea)
    assert.deepEqual(
      readNewNames(folder, 'ou=managed, dc=target, dc=test'),
      new Map([
        ['guid-a', anna],
        ['guid-b', bea],
      ]),
    )
    assert.deepEqual(readNewNames(folder, `OU=Other,${PATH}`), new Map())
  })
  it('end the run when the file is broken, with what to do', () => {
    const [name] = readdirSync(folder)
    for (const text of ['', '[]', '{"newNames": {"guid-a": {"sAMAccountName": 1}}}']) {
      writeFileSync(join(folder, name!), text)
      assert.throws(
        () => readNewNames(folder, PATH),
        /ad-user-sync-\w{12}\.names\.json, which remembers new account names, cannot be read/,
      )
    }
  })
})
