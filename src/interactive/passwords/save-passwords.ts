/**
 * The end of a session in which passwords were set: they are saved to an encrypted archive, or a
 * person decides to lose them.
 */
import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { DateTime } from 'luxon'
import { InterruptedError, SyncError } from '../../errors.js'
import { writeAtomically } from '../../files/atomic-file.js'
import type { KeptPasswords } from './kept-passwords.js'
import type { SessionContext } from '../context.js'
import { typeArchivePassphrase } from './archive-passphrase.js'
import { makeArchive } from './password-archive.js'
import { ARCHIVE_WORDS, makePassphrase } from './passphrase.js'
import { OWNER_ONLY } from './passwords-file.js'

/** What the offer to save passwords needs. */
export type Saving = Pick<SessionContext, 'prompts' | 'kept' | 'io' | 'log' | 'words' | 'letters'>

/**
 * @throws InterruptedError when the run was interrupted, also by Ctrl-C here. After the first
 *   Ctrl-C the question is asked all the same; at the next one, unsaved passwords are lost
 */
export async function offerToSave(context: Saving): Promise<void> {
  const { interrupted } = context.io
  const before = interrupted.aborted
  try {
    await askUntilSaved(context)
  } catch (error) {
    if (!(error instanceof InterruptedError) || before || !context.prompts.interruptedByKey) throw error
    await askUntilSaved(context)
  }
  if (interrupted.aborted) throw new InterruptedError()
}

async function askUntilSaved(context: Saving): Promise<void> {
  const { prompts, kept } = context
  while (kept.unsaved > 0) {
    prompts.say('')
    const command = await prompts.choose(`New passwords not saved yet: ${kept.unsaved}${doubt(kept)}. What now?`, [
      { key: 's', name: 'save in an encrypted ZIP', value: 'save' },
      { key: 'v', name: 'show one', value: 'show' },
      { key: 'q', name: 'leave without saving', value: 'leave' },
    ] as const)
    if (command === 'save') await save(context)
    else if (command === 'show') await showOne(context)
    else if (await prompts.confirm('Nobody can see these passwords again. Leave without saving?')) return
  }
}

const doubt = ({ uncertain }: KeptPasswords): string =>
  uncertain === 0 ? '' : ` (${uncertain} of them may not have been set)`

async function showOne({ prompts, kept }: Saving): Promise<void> {
  const chosen = await prompts.pick(
    'Whose?',
    kept.all.map((value) => ({ name: value.user, value })),
  )
  await prompts.reveal(chosen.user, chosen.password)
}

async function save(context: Saving): Promise<void> {
  const { prompts, kept, io, log } = context
  const now = io.now()
  const file = await askForFile(context, `passwords-${DateTime.fromJSDate(now).toFormat('yyyyMMdd-HHmmss')}.zip`)
  if (file === undefined) return
  const passphrase = await askForPassphrase(context)
  if (passphrase === undefined) return
  log.redact(passphrase)
  try {
    writeAtomically(file, await makeArchive(kept.all, passphrase, now, context.letters), OWNER_ONLY)
  } catch (error) {
    if (!(error instanceof SyncError) || error instanceof InterruptedError) throw error
    prompts.say(`Not saved: ${error.message}`, prompts.style.bad)
    return
  }
  kept.saved(file)
  log.info(`saved passwords to the encrypted archive ${file}: ${kept.all.length}`, 'told')
  prompts.say(`Saved in ${file}.`, prompts.style.good)
  prompts.say('7-Zip and WinZip can open it. Send the passphrase separately from the file.')
}

async function askForFile({ prompts, io }: Saving, initial: string): Promise<string | undefined> {
  const typed = await prompts.text('File (- : back)', { initial })
  if (typed === '-') return undefined
  const file = resolve(io.cwd, typed)
  if (!existsSync(file)) return file
  return (await prompts.confirm(`${file} exists. Overwrite it?`)) ? file : undefined
}

/** @returns undefined: back to the question */
async function askForPassphrase({ prompts, words }: Saving): Promise<string | undefined> {
  const typed = await prompts.choose('How is the passphrase of the archive made?', [
    { key: 'g', name: 'generate one, and show it once', value: false },
    { key: 't', name: 'type one', value: true },
  ])
  if (!typed) {
    const about = { sAMAccountName: '', displayName: null }
    // It may hold any name.
    const passphrase = makePassphrase({ words, wordCount: ARCHIVE_WORDS, suffix: '', policy: null, about }, randomInt)!
    await prompts.reveal('Passphrase of the archive', passphrase)
    return passphrase
  }
  return typeArchivePassphrase(prompts, 'Passphrase (Enter alone: back)')
}
