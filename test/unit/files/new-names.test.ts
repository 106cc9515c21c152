import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import type { NewNamed } from '../../../src/core/names/account-names.js'
import { readNewNames, rememberNewNames, settleNewNames } from '../../../src/files/new-names.js'
import { place } from './state-place.js'

const folder = mkdtempSync(join(tmpdir(), 'new-names-'))
const PATH = 'OU=Managed,DC=target,DC=test'

describe('accounts that were made with a new name', () => {
  after(() => rmSync(folder, { recursive: true }))
  const [anna, bea]: [NewNamed, NewNamed] = [
    { sAMAccountName: 'ameyer', userPrincipalName: 'anna@x.test' },
    { sAMAccountName: 'bea', userPrincipalName: null },
  ]
  it('are remembered before and after they are made, for each managed_user_path', () => {
    assert.deepEqual(readNewNames(place(folder, PATH)), new Map())
    rememberNewNames(place(folder, PATH), [{ anchor: null, guid: 'guid-a', named: anna }])
    rememberNewNames(place(folder, PATH), [{ anchor: 'ad-user-sync:b', guid: null, named: bea }])
    assert.deepEqual(readNewNames(place(folder, PATH)).get('ad-user-sync:b'), bea)
    rememberNewNames(place(folder, PATH), [{ anchor: 'ad-user-sync:b', guid: 'guid-b', named: bea }])
    assert.deepEqual(
      readNewNames(place(folder, 'ou=managed, dc=target, dc=test')),
      new Map([
        ['guid-a', anna],
        ['guid-b', bea],
      ]),
    )
    assert.deepEqual(readNewNames(place(folder, `OU=Other,${PATH}`)), new Map())
  })
  it('are settled when a killed run had them under an anchor', () => {
    rememberNewNames(place(folder, PATH), [{ anchor: 'ad-user-sync:c', guid: null, named: anna }])
    const found = new Map([['guid-c', anna]])
    settleNewNames(place(folder, PATH), found)
    assert.deepEqual(readNewNames(place(folder, PATH)), found)
    settleNewNames(place(folder, PATH), new Map([...found, ['guid-d', bea]]))
    assert.deepEqual(readNewNames(place(folder, PATH)), found, 'nothing is to be settled')
  })
  it('end the run when the file is broken, with what to do', () => {
    const [name] = readdirSync(folder)
    for (const text of ['', '[]', '{"newNames": {"guid-a": {"sAMAccountName": 1}}}']) {
      writeFileSync(join(folder, name!), text)
      assert.throws(
        () => readNewNames(place(folder, PATH)),
        /ad-user-sync-\w{12}\.names\.json, which remembers new account names, cannot be read/,
      )
    }
  })
})
