/**
 * Every action's own sentence: the preview says "would …", the log says it plainly, with before and after.
 */
import type { Action, Change } from '../model.js'
import { fileTimeToIso } from '../values/file-time.js'
import { tagOf, text, type Tagged } from '../values/value.js'

/** e.g. `update "P Anna Meyer": department "Sales" -> "Finance"`. Never holds a password. */
export function describeAction(action: Action): string {
  const user = quote(action.user)
  switch (action.type) {
    case 'create':
      return `create ${user} as ${action.sAMAccountName} (${action.userPrincipalName}), disabled, in ${action.path}${attributeList(action.attributes)}`
    case 'update':
      return `update ${user}: ${action.changes.map(describeChange).join(', ')}`
    case 'rename':
      return `rename ${quote(action.before)} to ${quote(action.after)}`
    case 'disable':
      return `disable ${user}, which ${action.deleted ? 'is no longer in' : 'is disabled in'} the users file`
    case 'enable':
      return `enable ${user} with a new password`
    case 'join':
      return `add ${user} to group ${quote(action.group.name)}`
    case 'leave':
      return `remove ${user} from group ${quote(action.group.name)}`
    case 'take-over':
      return `take over ${action.before.dn}: rename it to ${quote(action.after.name)}, move it to ${action.after.path}`
  }
}

function attributeList(attributes: Readonly<Record<string, readonly Tagged[]>>): string {
  const parts = Object.entries(attributes).map(([name, values]) => `${name} ${showValues(name, values)}`)
  return parts.length === 0 ? '' : ` with ${parts.join(', ')}`
}

/** e.g. `department "Sales" -> "Finance"` */
function describeChange({ attribute, before, after }: Change): string {
  return `${attribute} ${showValues(attribute, before)} -> ${showValues(attribute, after)}`
}

/** The same for a screen, where a photograph would push out all else. */
export function describeChangeBriefly({ attribute, before, after }: Change): string {
  return `${attribute} ${showBriefly(attribute, before)} -> ${showBriefly(attribute, after)}`
}

const MAX_SHOWN = 80

/** Binary values as their size, long ones cut. */
export function showBriefly(attribute: string, values: readonly Tagged[]): string {
  const [bytes, others] = [
    values.filter((value) => tagOf(value) === 'x'),
    values.filter((value) => tagOf(value) !== 'x'),
  ]
  const sizes = bytes.map((value) => `(${Buffer.from(text(value), 'base64').length} bytes)`)
  const shown = others.length === 0 && bytes.length > 0 ? '' : showValues(attribute, others)
  return [shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN)}... (${shown.length} characters)` : shown, ...sizes]
    .filter(Boolean)
    .join('; ')
}

function showValues(attribute: string, values: readonly Tagged[]): string {
  if (attribute === 'accountExpires')
    return values.map((value) => fileTimeToIso(text(value)) ?? 'never').join('') || 'never'
  if (values.length === 0) return '(none)'
  return values.map((value) => (value.startsWith('s:') ? quote(text(value)) : text(value))).join('; ')
}

const quote = (name: string) => `"${name}"`
