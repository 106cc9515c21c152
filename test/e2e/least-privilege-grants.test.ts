/**
 * What ps-scripts/Grant-SyncRights.ps1 grants and refuses to grant, before anything was granted.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { labEnvironment } from '../lab/domains.js'
import { grantSyncRights, type Rights } from '../lab/service-account.js'
import { useServiceAccount } from './support/least-privilege.js'

const given = useServiceAccount({ granted: false })
const { box } = given

describe('Grant-SyncRights.ps1', () => {
  it('-WhatIf shows every right and grants none', () => {
    const granted = grantSyncRights(given.rights, ['-WhatIf'])
    assert.equal(granted.filter((line) => line.startsWith('What if:')).length, granted.length)
    assert.ok(granted.length > 10)
  })
  it('grants each right once: the second time nothing is missing', async () => {
    const written = [
      'cn',
      'name',
      'msDS-cloudExtensionAttribute1',
      'userAccountControl',
      'pwdLastSet',
      'accountExpires',
      'department',
    ]
    assert.deepEqual(grantSyncRights(given.rights), [
      ...[
        'read it and everything below',
        'create users in it',
        ...written.map((name) => `write ${name} of users below`),
        'reset the password of users below',
        'nothing more to the owners of users below',
      ].map((right) => `${right}: ${box.managed}`),
      ...given.rights.group!.map((group) => `write its members: ${group}`),
    ])
    assert.deepEqual(grantSyncRights(given.rights), [])
  })
  it('grants nothing at all where one thing is wrong', () => {
    const wrong: [Partial<Rights>, RegExp][] = [
      [{ managedUserPath: labEnvironment().LAB_TARGET_BASE }, /a whole domain/],
      [{ group: [`CN=Domain Admins,CN=Users,${labEnvironment().LAB_TARGET_BASE}`] }, /is protected/],
      [{ attribute: ['departmnt'] }, /no attribute 'departmnt'/],
      [{ group: [`CN=None,${box.groups}`] }, /Cannot find an object/],
      [{ takeOverFrom: [`OU=None,${box.base}`] }, /Cannot find an object/],
    ]
    for (const [change, message] of wrong)
      assert.throws(() => grantSyncRights({ ...given.rights, attribute: ['title'], ...change }), message)
    assert.ok(
      grantSyncRights({ ...given.rights, attribute: ['title'] }, ['-WhatIf']).some((line) =>
        line.includes('write title'),
      ),
    )
  })
})
