import { GRANT_SCRIPT } from '../../package.js'
import type { ImportSettings } from '../../config/settings.js'
import type { Group } from '../../core/model.js'
import { powerShellQuoted } from '../../core/text/powershell-quoting.js'
import type { Entry } from '../../directory/directory.js'

/** The objects on which the account that runs the import needs rights. */
export interface Delegation {
  settings: ImportSettings
  /** The target groups of group_map. */
  groups: readonly Group[]
  /** Attributes that the import writes on users, besides its own. */
  attributes: readonly string[]
  /** One of the managed users; undefined when there is none yet. */
  user: Entry | undefined
}

/** The complete command for an administrator of the domain. */
export function grantCommand({ settings, groups, attributes }: Delegation, account: string | null): string {
  const { managedUserPath, anchorAttribute, usersCanNotChangePassword, server } = settings
  const parameters = [
    ['Account', [account?.replace(/^.*\\/, '') ?? 'ACCOUNT']],
    ['ManagedUserPath', [managedUserPath]],
    ['Group', groups.map(({ dn }) => dn)],
    ['Attribute', attributes],
    ['AnchorAttribute', [anchorAttribute ?? '']],
    ['Server', server === null ? [] : [server]],
  ] as const
  const given = parameters
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `-${name} ${values.map(powerShellQuoted).join(', ')}`)
  const flags = usersCanNotChangePassword ? ['-CannotChangePassword'] : []
  return `have an administrator of the domain run: & ${[powerShellQuoted(GRANT_SCRIPT), ...given, ...flags].join(' ')}`
}
