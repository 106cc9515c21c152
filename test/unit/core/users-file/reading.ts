/** Users files as text, read or refused. */
import assert from 'node:assert/strict'
import { InputError } from '../../../../src/errors.js'
import { readUsersFile } from '../../../../src/core/users-file/read.js'

export const KEY = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
export const GUID = '00112233-4455-6677-8899-aabbccddeeff'
export const read = (text: string, key: Buffer | null = null) => readUsersFile(Buffer.from(text), key)
export const user = (more = '') => `{"sAMAccountName": "ann", "cn": "Ann"${more}}`
export const file = (...users: string[]) => `{"users": [${users.join(', ')}]}`
export const refused = (text: string, message: RegExp, key: Buffer | null = null) =>
  assert.throws(
    () => read(text, key),
    (error) => {
      assert.ok(error instanceof InputError, String(error))
      assert.match(error.message, message)
      return true
    },
  )
