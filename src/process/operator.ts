/** The account and host that run the tool, for the lock, the log and the record of the run. */
import { hostname, userInfo } from 'node:os'

export interface Operator {
  /** Account name; on Windows with its domain. */
  name: string
  host: string
}

export function operator(env: NodeJS.ProcessEnv): Operator {
  const domain = env['USERDOMAIN']
  return { name: domain === undefined ? userName() : `${domain}\\${userName()}`, host: hostname() }
}

export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'an account without a name' // as in a container that has no passwd entry for it
  }
}
