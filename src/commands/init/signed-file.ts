/**
 * The secret for a users file that is signed already: the one that it was exported with, and no
 * other. Whatever is given is tried on the file.
 */
import { resolve } from 'node:path'
import { isSigned, verifiedBody } from '../../core/users-file/mac.js'
import { unicodeText } from '../../core/text/unicode-text.js'
import { parseJson, readBytes } from '../../config/read-json.js'
import { SyncError } from '../../errors.js'
import { readUsersFileText } from '../../files/users-file.js'
import type { Io } from '../../process/io.js'
import { assertRegular } from '../../process/regular-file.js'
import type { Choice } from '../../terminal/choices.js'
import type { Questions } from './questions.js'
import { isSecret, NO_SECRET, SECRET_QUESTION, TYPED_SECRET } from './secret.js'

/** The text of the users file; null: it is not signed, or cannot be read, which later steps say. */
export function signedText(path: string): string | null {
  try {
    assertRegular(path)
    const text = readUsersFileText(path)
    return isSigned(text) ? text : null
  } catch (error) {
    if (error instanceof SyncError) return null
    throw error
  }
}

type Way = 'keep' | 'file' | 'type' | 'none'
const SIGNED = 'The users file is signed: the secret must be the one of its export.'
const UNFIT = 'This secret does not fit: the users file was exported with another one, or changed since.'

/** @param text of the users file */
export async function askForSecretOf(text: string, { prompts, answers }: Questions, io: Io): Promise<void> {
  const fits = (secret: unknown) => typeof secret === 'string' && fitsText(text, secret)
  prompts.say(SIGNED)
  const choice = (key: string, name: string, value: Way): Choice<Way> => ({ key, name, value })
  for (;;) {
    const way = await prompts.choose(SECRET_QUESTION, [
      ...(fits(answers['hmac']) ? [choice('k', 'keep the current one', 'keep')] : []),
      choice('f', 'read it from a file: the config of the export, or the secret alone', 'file'),
      choice('t', 'type it', 'type'),
      choice('n', 'none here: --hmac or AD_USER_SYNC_HMAC gives it to each import', 'none'),
    ])
    if (way === 'keep') return
    if (way === 'none') return void delete answers['hmac']
    const found = way === 'type' ? typed(await prompts.hidden(TYPED_SECRET)) : inFile(await prompts.text(FILE), io)
    if ('secret' in found && fits(found.secret)) return void (answers['hmac'] = found.secret)
    prompts.say('problem' in found ? found.problem : UNFIT, prompts.style.bad)
  }
}

const FILE = 'File with the secret'
type Found = { secret: string } | { problem: string }

const typed = (text: string): Found => (isSecret(text) ? { secret: text } : { problem: NO_SECRET })

/** The secret in a config file, or in a file that holds nothing else. No message repeats it. */
function inFile(name: string, io: Io): Found {
  const path = resolve(io.cwd, name)
  try {
    assertRegular(path)
    const bytes = readBytes(path)
    const text = unicodeText(bytes).text?.trim() ?? ''
    if (isSecret(text)) return { secret: text }
    const config = text.startsWith('{') ? (parseJson(bytes, path) as { hmac?: unknown }) : {}
    if (typeof config.hmac === 'string' && isSecret(config.hmac)) return { secret: config.hmac }
    return { problem: `${path} has no secret: expected the config of the export with its hmac, or hex digits alone` }
  } catch (error) {
    if (error instanceof SyncError) return { problem: error.message }
    throw error
  }
}

function fitsText(text: string, secret: string): boolean {
  try {
    verifiedBody(text, Buffer.from(secret, 'hex'))
    return true
  } catch (error) {
    if (error instanceof SyncError) return false
    throw error
  }
}
