/**
 * The table of how each kind of action is carried out: one call of the Directory for a batch. A
 * kind that is missing here does not compile.
 */
import type { ActionType, Group } from '../core/model.js'
import type { ApprovedAction } from '../core/safety/approved.js'
import { tagged } from '../core/values/value.js'
import type { DirectoryWrites, Outcome } from '../directory/directory.js'

/** An action and the objectGUID of its account; `''` before the account exists. */
interface PerformItem<T extends ActionType> {
  action: Extract<ApprovedAction, { type: T }>
  guid: string
}

/**
 * Returns one outcome for each item, in their order. The joins and leaves of one batch are about
 * one group; of those who are enabled, all get a password or all keep theirs.
 */
export type Perform<T extends ActionType> = (
  batch: readonly PerformItem<T>[],
  directory: DirectoryWrites,
) => Promise<readonly Outcome[]>

const guids = (batch: readonly { guid: string }[]): string[] => batch.map(({ guid }) => guid)
const groupGuid = (batch: readonly { action: { group: Group } }[]): string => batch[0]?.action.group.guid ?? ''

export const PERFORM: { [T in ActionType]: Perform<T> } = {
  rename: (batch, directory) =>
    directory.renameUsers(batch.map(({ guid, action }) => ({ guid, newName: action.after }))),
  update: (batch, directory) =>
    directory.updateUsers(
      batch.map(({ guid, action: { changes } }) => ({
        guid,
        replace: Object.fromEntries(
          changes.filter(({ after }) => after.length > 0).map(({ attribute, after }) => [attribute, after]),
        ),
        clear: changes.filter(({ after }) => after.length === 0).map(({ attribute }) => attribute),
      })),
    ),
  disable: (batch, directory) => directory.disableUsers(guids(batch)),
  create: (batch, directory) =>
    directory.createUsers(
      batch.map(({ action: { name, path, attributes, sAMAccountName, userPrincipalName } }) => ({
        name,
        path,
        attributes: {
          ...attributes,
          sAMAccountName: [tagged('s', sAMAccountName)],
          userPrincipalName: [tagged('s', userPrincipalName)],
        },
      })),
    ),
  leave: (batch, directory) => directory.leaveGroup(groupGuid(batch), guids(batch)),
  join: (batch, directory) => directory.joinGroup(groupGuid(batch), guids(batch)),
  enable: (batch, directory) => {
    const setting = batch.flatMap(({ guid, action }) => {
      if (action.kept !== null) return []
      const { password, mustChangePassword, cannotChangePassword } = action
      return [{ guid, password, mustChangePassword, cannotChangePassword }]
    })
    if (setting.length > 0) return directory.enableUsers(setting)
    return directory.resumeUsers(
      batch.flatMap(({ guid, action: { kept } }) => (kept === null ? [] : [{ guid, ...kept }])),
    )
  },
  'take-over': (batch, directory) =>
    Promise.all(
      batch.map(({ guid, action }) =>
        directory.takeOverUser({ guid, newName: action.after.name, anchor: action.anchor }),
      ),
    ),
}
