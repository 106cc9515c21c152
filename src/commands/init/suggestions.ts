/** What the directory can suggest for a config file; nothing where it cannot be reached, for a config may be written anywhere. */
import type { CommonSettings } from '../../config/settings.js'
import { connect } from '../../directory/powershell/connect.js'
import { equals, GROUPS, or } from '../../core/names/ldap-filter.js'
import { relativeTo } from '../../core/names/distinguished-name.js'
import type { Directory } from '../../directory/directory.js'
import { SyncError } from '../../errors.js'
import type { Io } from '../../process/io.js'
import type { Logger } from '../../process/logger.js'

export interface Suggestions {
  /** Distinguished names of containers, those near the domain's root first. */
  containers: readonly string[]
  /** Groups below a container, relative to it. */
  groupsBelow(path: string): string[]
}

/** Containers are what users can be in: organizational units, and CN=Users and its like. */
const CONTAINERS = or(equals('objectClass', 'organizationalUnit'), equals('objectClass', 'container'))

/** @returns why there are no suggestions, where there are none */
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
