import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ManagedUser } from '../../../src/core/model.js'
import { planContext } from '../../../src/core/plan/context.js'
import { identify } from '../../../src/core/plan/identify.js'
import { makePlan } from '../../../src/core/plan/plan.js'
import { takeOverCandidate, type NameApproval } from '../../../src/core/plan/resolve-name.js'
import type { Directory, Entry } from '../../../src/directory/directory.js'
import { readHoldersFor } from '../../../src/snapshot/target.js'
import { guid, input, managed, person } from '../builders.js'

/** Nobody but the managed users has a wanted name. */
const directory = {
  domain: { domain: 'DC=target,DC=test', dnsName: 'target.test', domainSid: 'S-1-5-21-1-2-3', accountSid: null },
  find: async () => [],
} as unknown as Directory

const entryOf = ({ guid, dn, name, sAMAccountName }: ManagedUser): Entry => ({
  guid,
  dn,
  objectClass: 'user',
  attributes: { name: [`s:${name}`], sAMAccountName: [`s:${sAMAccountName}`], userAccountControl: ['i:512'] },
})

/** Whether the account that has the name of a newcomer can be taken over. */
async function candidateOf(user: ManagedUser, rememberedAnchors: ReadonlyMap<string, string>) {
  const namesake = person({ objectGUID: guid(2), sAMAccountName: 'anna2' })
  const context = planContext(input({ people: [namesake], managed: [user], rememberedAnchors }))
  const identity = identify(context)
  const holders = await readHoldersFor(directory, { context, managed: [entryOf(user)] }, identity)
  const approval = makePlan(identity, holders).approvals.find(({ type }) => type === 'name') as NameApproval
  return takeOverCandidate(approval)
}

describe('the account that has the name of a newcomer', () => {
  const anchor = `ad-user-sync:${guid(1)}`
  it('can be taken over where it is an ordinary one', async () => {
    const found = await candidateOf(managed({ anchor }), new Map([[guid(1001), anchor]]))
    assert.equal('account' in found && found.account.guid, guid(1001))
  })
  it('cannot while its anchor is not the one that this tool wrote: it is touched in no way', async () => {
    const user = managed({ anchor: null })
    assert.deepEqual(await candidateOf(user, new Map([[guid(1001), anchor]])), {
      refused: `${user.dn} is touched in no way: its anchor was ${anchor} and is empty, which this tool did not write; find out who did and set it back, or take all anchors as they are once with --accept-anchors`,
    })
  })
})
