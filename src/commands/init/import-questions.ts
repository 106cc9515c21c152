/** What `init import` asks, in this order. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Io } from '../../process/io.js'
import { askForGroupMap, mappedGroups } from './group-map.js'
import type { Doubt, Questions } from './questions.js'
import { askForSecret } from './secret.js'
import { askForSecretOf, signedText } from './signed-file.js'

const WITHOUT_FILE = 'Go on without it? Its groups cannot be mapped then.'
const PREFIX = 'Prefix for their common names, with the space at its end, such as "ACME "'

/** It can hardly be changed later: that would rename everybody. */
const unseparated = (prefix: string): Doubt | null =>
  /[\s_.-]$/.test(prefix)
    ? null
    : { problem: `Anna Meyer will be "${prefix}Anna Meyer": no space between them.`, goOn: 'Is that intended?' }

/** @param secret of AD_USER_SYNC_HMAC, which a run takes where the config has none */
export async function askAboutImport(questions: Questions, io: Io, secret: string | undefined): Promise<void> {
  const { suggestions } = questions
  const usersFile = () => resolve(io.cwd, questions.answers['input_file'] as string)
  await questions.sure(
    () => questions.text('input_file', 'Users file from the export', { initial: 'users.json' }),
    () => (existsSync(usersFile()) ? null : { problem: `${usersFile()} does not exist.`, goOn: WITHOUT_FILE }),
  )
  const isOwn = (dn: string) => suggestions === null || !suggestions.holdsBuiltIns(dn)
  await questions.container('managed_user_path', 'OU for the managed users; it must exist and hold nobody else', isOwn)
  await questions.container('group_path', 'Container of the groups that managed users join')
  await questions.sure(
    () => questions.text('prefix_common_names', PREFIX),
    () => unseparated(questions.answers['prefix_common_names'] as string),
  )
  const signed = signedText(usersFile())
  await (signed === null ? askForSecret(questions) : askForSecretOf(signed, questions, io))
  await askForGroupMap(questions, io, secret)
  await questions.some(
    'restricted_groups',
    'Groups that nobody joins without approval',
    mappedGroups(questions.answers).map((name) => ({ name, value: name })),
  )
  await questions.yesOrNo('users_must_change_password', 'Must users change their password at the first logon?')
  await questions.text('log_file', 'Log file', { initial: 'import.log', whenEmpty: 'standard error only' })
}
