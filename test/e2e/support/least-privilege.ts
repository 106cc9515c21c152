/**
 * What the tests of least privilege share: a sandbox whose runs are the service account's, with the
 * rights on its container and on two of its three groups that Grant-SyncRights.ps1 gives.
 */
import { after, before } from 'node:test'
import { addServiceAccount, serviceAccount, type BindAs, type Rights } from '../../lab/service-account.js'
import { Sandbox } from './sandbox.js'

/** What Microsoft's module says of code 8344 and of UnauthorizedAccessException. */
export const DENIED = /Insufficient access rights|Access is denied/
export const PASSWORD = 'Correct-Horse-7-Battery'

export interface Granted {
  box: Sandbox
  /** What the script is asked to grant. */
  rights: Rights
  /** The service account. */
  env: BindAs
}

/**
 * For a test file: groups Staff, Project and "Not granted", and of the attributes only department.
 * @param granted false: nothing is granted, and runs are the administrator's
 */
export function useServiceAccount({ granted = true } = {}): Granted {
  const box = new Sandbox()
  const given = { box, rights: {}, env: {} } as Granted
  before(async () => {
    await box.open('administrator')
    for (const name of ['Staff', 'Project', 'Not granted']) await box.group(name)
    given.rights = {
      managedUserPath: box.managed,
      group: [`CN=Staff,${box.groups}`, `CN=Project,${box.groups}`],
      attribute: ['department'],
    }
    if (granted) box.env = given.env = await serviceAccount(given.rights)
    else await addServiceAccount()
  })
  after(() => box.close())
  return given
}
