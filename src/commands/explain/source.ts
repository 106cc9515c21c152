/** `explain` with an export config: whether somebody would be exported, and why. */
import { loadExportSettings } from '../../config/load-settings.js'
import type { ExplainOptions } from '../../config/options.js'
import { explainExport } from '../../core/report/export-explanation.js'
import { and, equals, guidEquals, or, USERS } from '../../core/names/ldap-filter.js'
import { nearestOfFirst } from '../../core/text/nearest-name.js'
import { onlyOneWith } from '../../core/text/part-of-name.js'
import { connect } from '../../directory/powershell/connect.js'
import type { Directory, Entry } from '../../directory/directory.js'
import type { Io } from '../../process/io.js'
import { toStandardErrorOnly } from '../../process/logger.js'
import { writeOutput } from '../../process/output.js'
import { gatherPeople } from '../../snapshot/source.js'
import { textStyle } from '../../terminal/text-style.js'
import { sourceText } from './source-text.js'
import { unknownPerson } from './unknown-person.js'

/** Writes it to standard output. @throws ConfigurationError when nobody is known by that name */
export async function explainSource(options: ExplainOptions, io: Io): Promise<void> {
  const settings = loadExportSettings(options, io)
  const log = io.openLogger({ ...toStandardErrorOnly(settings.log), source: 'explain' })
  for (const warning of settings.warnings) log.warning(warning)
  const directory = await connect(settings, io, log)
  try {
    io.status.show('reading the users ...')
    const exported = await gatherPeople(directory, { ...settings, anchor: true })
    const found = await findAnywhere(directory, options.user)
    const only =
      found.length > 0
        ? undefined
        : onlyOneWith(options.user, exported, ({ cn, sAMAccountName }) => [cn, sAMAccountName])
    const entries = only?.objectGUID == null ? found : await findAnywhere(directory, only.objectGUID)
    const [names, accounts] = [exported.map(({ cn }) => cn), exported.map((one) => one.sAMAccountName)]
    if (entries.length === 0)
      throw unknownPerson(options.user, directory.domain.dnsName, nearestOfFirst(options.user, names, accounts))
    const people = entries.map((entry) =>
      explainExport(entry, exported.find(({ objectGUID }) => objectGUID === entry.guid) ?? null, settings),
    )
    const text = () => sourceText(people, textStyle(io))
    writeOutput({ text, json: () => ({ side: 'source', people }) }, options.output, io)
  } finally {
    io.status.clear()
    await directory.close()
  }
}

const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i
const NAMES = ['cn', 'sAMAccountName', 'mail', 'userPrincipalName']

/** Also outside user_path. */
function findAnywhere(directory: Directory, text: string): Promise<Entry[]> {
  const guid = GUID.exec(text)?.[1]
  const byName = NAMES.map((name) => equals(name, text))
  return directory.find({
    searchBase: directory.domain.domain,
    scope: 'Subtree',
    filter: and(USERS, guid === undefined ? or(...byName) : guidEquals('objectGUID', guid)),
    properties: ['cn', 'sAMAccountName', 'userAccountControl', 'memberOf'],
  })
}
