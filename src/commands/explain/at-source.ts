/**
 * `explain` with an export config: whether the next export would have a user, and why or why not.
 */
import type { CommonOptions } from '../../config/options.js'
import { loadExportSettings } from '../../config/load-settings.js'
import type { ExportSettings } from '../../config/settings.js'
import { isBelow } from '../../core/names/distinguished-name.js'
import { and, equals, or, USERS } from '../../core/names/ldap-filter.js'
import { printable } from '../../core/text/printable.js'
import { firstText } from '../../core/values/value.js'
import { connect } from '../../directory/powershell/connect.js'
import type { Directory, Entry } from '../../directory/directory.js'
import { EXIT_CODES } from '../../errors.js'
import type { Io } from '../../process/io.js'
import { writeOutput } from '../../process/output.js'
import { gatherPeople } from '../../snapshot/source.js'
import { detailLines } from '../../terminal/detail-lines.js'
import { textStyle } from '../../terminal/text-style.js'
import { unknownPerson } from './unknown-person.js'

/** The attributes that a user may be called by. */
const NAMES = ['cn', 'sAMAccountName', 'mail', 'userPrincipalName', 'displayName'] as const

interface SourceView {
  name: string
  account: string
  dn: string
  exported: boolean
  /** The search groups that it is in. */
  groups: readonly string[]
  why: string
}

export async function explainAtSource(text: string, options: CommonOptions, io: Io): Promise<number> {
  const settings = loadExportSettings(options, io)
  const log = io.openLogger({ ...settings.log, file: null, windowsEventLog: false, source: 'explain' })
  const directory = await connect(settings, io, log)
  try {
    io.status.show('reading the source ...')
    const views = await look(text, settings, directory)
    const style = textStyle(io)
    const asText = () => views.map((view) => detailLines(detailsOf(view), style).join('\n') + '\n').join('\n')
    io.status.clear()
    writeOutput({ text: asText, json: () => ({ asked: text, people: views }) }, options.output, io)
    return EXIT_CODES.done.code
  } finally {
    await directory.close()
  }
}

async function look(text: string, settings: ExportSettings, directory: Directory): Promise<SourceView[]> {
  const { domain } = directory.domain
  const filter = and(USERS, or(...NAMES.map((name) => equals(name, text))))
  const found = await directory.find({ searchBase: domain, scope: 'Subtree', filter, properties: [...NAMES] })
  const exported = await gatherPeople(directory, { ...settings, attributes: [], anchor: true })
  if (found.length === 0)
    throw unknownPerson(
      text,
      exported.flatMap(({ cn, sAMAccountName }) => [cn, sAMAccountName]),
    )
  const byGuid = new Map(exported.map((person) => [person.objectGUID, person]))
  return found.map((entry) => {
    const person = byGuid.get(entry.guid)
    return {
      name: firstText(entry.attributes, 'cn') ?? '',
      account: firstText(entry.attributes, 'sAMAccountName') ?? '',
      dn: entry.dn,
      exported: person !== undefined,
      groups: person?.memberOf ?? [],
      why: whyOf(entry, person !== undefined, settings),
    }
  })
}

function whyOf({ dn }: Entry, isExported: boolean, { userPath, searchGroups, nestedGroups }: ExportSettings): string {
  if (!isBelow(dn, userPath)) return `it is not below user_path, ${userPath}`
  if (searchGroups.length === 0) return 'everybody below user_path is exported'
  if (isExported) return 'it is in a group of search_groups'
  return `it is in none of search_groups: ${searchGroups.join(', ')}${nestedGroups ? '' : ' (nested_groups is off)'}`
}

const detailsOf = ({ name, account, dn, exported, groups, why }: SourceView) => [
  { label: 'User', text: printable(`${name}, account ${account}, ${dn}`) },
  { label: 'Exported', text: `${exported ? 'yes' : 'no'}: ${why}` },
  { label: 'Search groups', text: groups.join(', ') || 'none' },
]
