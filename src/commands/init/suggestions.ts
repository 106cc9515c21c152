/**
 * The directory's suggestions for a config file. There are none when it cannot be reached: a config
 * may be written anywhere.
 */
import type { CommonSettings } from '../../config/settings.js'
import { connect } from '../../directory/powershell/connect.js'
import { equals, GROUPS, or } from '../../core/names/ldap-filter.js'
import { relativeTo } from '../../core/names/distinguished-name.js'
import type { Directory } from '../../directory/directory.js'
import { SyncError } from '../../errors.js'
import type { Io } from '../../process/io.js'
import type { Logger } from '../../process/logger.js'

export interface Suggestions {
  /** Distinguished names of containers, beginning near the domain's root. */
  containers: readonly string[]
  /** Groups below a container, relative to it. */
  groupsBelow(path: string): string[]
}

/** Users can be in organizational units, and in containers such as CN=Users. */
const CONTAINERS = or(equals('objectClass', 'organizationalUnit'), equals('objectClass', 'container'))

/** @returns the suggestions, or why there are none */
export async function readSuggestions(
  settings: CommonSettings,
  io: Io,
  log: Logger,
): Promise<Suggestions | { problem: string }> {
  let directory: Directory | undefined
  try {
    directory = await connect(settings, io, log)
    const { domain } = directory.domain
    const read = async (filter: string) =>
      (await directory!.find({ searchBase: domain, scope: 'Subtree', filter, properties: [] })).map(({ dn }) => dn)
    const system = `CN=System,${domain}`
    const containers = (await read(CONTAINERS)).filter((dn) => relativeTo(dn, system) === undefined)
    const groups = await read(GROUPS)
    return {
      containers: containers.sort((a, b) => a.length - b.length),
      groupsBelow: (path) => groups.flatMap((dn) => relativeTo(dn, path) || []).sort(),
    }
  } catch (error) {
    if (error instanceof SyncError && error.exit !== 'interrupted') return { problem: error.message }
    throw error
  } finally {
    await directory?.close()
  }
}
