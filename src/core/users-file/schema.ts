import type { ErrorObject } from 'ajv'
import { InputError } from '../../errors.js'
import type { UsersFile as RawUsersFile } from '../../generated/users-file.js'
import { quickValidator } from '../schema/validators.js'

/**
 * Checks against schemas/users-file.schema.json. @throws InputError naming the user and the key of
 * the first violation
 */
export function validated(value: unknown): RawUsersFile {
  const validate = quickValidator<RawUsersFile>('users-file')
  if (validate(value)) return value
  // The last error of a choice is about the whole, those before are about its branches.
  const problem = describe(validate.errors!.at(-1)!, value)
  throw new InputError(`the users file is invalid: ${problem}`, 'export it again with a matching version')
}

function describe(error: ErrorObject, value: unknown): string {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const problem =
    error.keyword === 'anyOf'
      ? 'must be a text, a number, a bool, {"base64": …}, null, or a list of these'
      : error.message
  const [key, index, ...rest] = path
  if (key !== 'users' || index === undefined) return `${path.join('/') || 'it'} ${problem}`
  return `${userLabel(value, Number(index))}: ${rest.length > 0 ? rest.join('/') : 'it'} ${problem}`
}

function userLabel(value: unknown, index: number): string {
  const user = (value as { users: unknown[] }).users[index] as Partial<Record<string, unknown>> | null
  const name = [user?.['sAMAccountName'], user?.['cn']].find((candidate) => typeof candidate === 'string')
  return `user ${index + 1}${name === undefined ? '' : ` (${JSON.stringify(name)})`}`
}
