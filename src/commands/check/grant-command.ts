import { join } from 'node:path'
import type { Delegation } from './rights-checks.js'

const SCRIPT = join(import.meta.dirname, '..', '..', 'ps-scripts', 'Grant-SyncRights.ps1')

/** What an administrator of the domain is to run, whole, so that nothing has to be looked up. */
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
  const given = parameters.filter(([, values]) => values.length > 0).map(([name, values]) => `-${name} ${values.map(quoted).join(', ')}`)
  const flags = usersCanNotChangePassword ? ['-CannotChangePassword'] : []
  return `have an administrator of the domain run: & ${[quoted(SCRIPT), ...given, ...flags].join(' ')}`
}

/** PowerShell takes typographic quotes for single quotes, too: about_Quoting_Rules. */
export const quoted = (text: string): string => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`
