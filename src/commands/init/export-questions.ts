/** What `init export` asks, in this order. */
import type { FilledAttribute } from './suggestions.js'
import type { Questions } from './questions.js'
import { askForSecret } from './secret.js'

export async function askAboutExport(questions: Questions): Promise<void> {
  await questions.text('export_file', 'Users file to write', { initial: 'users.json' })
  await questions.container('user_path', 'Container of the users to export, with everything below it')
  await questions.container('group_path', 'Container of the groups whose members are exported')
  const groups = questions.suggestions?.groupsBelow(questions.answers['group_path'] as string) ?? []
  await questions.some(
    'search_groups',
    'Groups whose members are exported (none: all users, without their groups)',
    groups.map(({ name }) => ({ name, value: name })),
  )
  await askForAttributes(questions)
  await askForSecret(questions)
  await questions.text('log_file', 'Log file', { initial: 'export.log', whenEmpty: 'standard error only' })
}

/** An attribute that few users have is no part of how people are described here. */
const COMMON_FROM = 0.1

/** Those that anybody has are listed, with how many have them; the common ones are marked. */
async function askForAttributes(questions: Questions): Promise<void> {
  const { prompts, suggestions, answers } = questions
  if (suggestions === null) return
  const filled = await prompts.during(() => suggestions.filledAttributes(answers['user_path'] as string))
  if (filled.length === 0) prompts.say('No user there has an attribute that describes a person, so none is exported.')
  const isMarked = ({ name, share, isText }: FilledAttribute) =>
    share >= COMMON_FROM && isText && name !== 'userPrincipalName'
  await questions.some(
    'attributes',
    'Attributes to export',
    filled.map(({ name, share }) => ({ name: `${name}  ${Math.ceil(share * 100)} %`, value: name })),
    filled.filter(isMarked).map(({ name }) => name),
  )
}
