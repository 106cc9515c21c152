import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { USERS } from '../../../src/core/names/ldap-filter.js'
import { tagged } from '../../../src/core/values/value.js'
import type { Directory, Entry, FailureCategory } from '../../../src/directory/directory.js'
import { DirectoryError } from '../../../src/directory/directory-error.js'
import { gatherPeople } from '../../../src/snapshot/source.js'

const BASE = 'DC=source,DC=test'
const CONSTRUCTED = '4'

/** A source whose users cannot be read. */
function refusing(category: FailureCategory, code: number | null, message: string): Directory {
  const domain = { domain: BASE, domainSid: 'S-1-5-21-1', schemaNamingContext: `CN=Schema,${BASE}` }
  const entry = { dn: BASE, guid: '', objectClass: '', attributes: {} }
  const computed = { lDAPDisplayName: [tagged('s', 'tokenGroups')], systemFlags: [tagged('i', CONSTRUCTED)] }
  const find = async ({ filter, searchBase }: Parameters<Directory['find']>[0]): Promise<Entry[]> => {
    if (filter === USERS) throw new DirectoryError(category, code, message)
    return [searchBase === domain.schemaNamingContext ? { ...entry, attributes: computed } : entry]
  }
  return { domain, find } as Partial<Directory> as Directory
}

const gathered = (directory: Directory) =>
  gatherPeople(directory, {
    userPath: BASE,
    groupPath: BASE,
    searchGroups: [],
    nestedGroups: false,
    attributes: ['tokenGroups'],
    anchor: true,
  })

describe('an export of an attribute that the directory computes', () => {
  it('says what to leave out where the directory does not compute it for many users', async () => {
    await assert.rejects(gathered(refusing('unknown', 8224, 'An operations error occurred')), {
      exit: 'configuration',
      message:
        'the directory computes these attributes and does not return them for many users at once: tokenGroups: An operations error occurred',
      remedy: 'leave them out of attributes',
    })
  })

  const others: [FailureCategory, number | null, string][] = [
    ['access-denied', 8344, 'Insufficient access rights to perform the operation'],
    ['not-found', 8333, 'Directory object not found'],
    ['unknown', null, 'The server has returned the following error: invalid enumeration context.'],
  ]
  for (const [category, code, message] of others)
    it(`says as always what is none of its fault: ${message}`, async () => {
      await assert.rejects(gathered(refusing(category, code, message)), new DirectoryError(category, code, message))
    })
})
