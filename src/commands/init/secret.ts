/**
 * The secret of the MAC, which both sides share: made on one side, shown once, and typed on the
 * other one.
 */
import { randomBytes } from 'node:crypto'
import type { Choice } from '../../terminal/choices.js'
import type { Questions } from './questions.js'

type Way = 'keep' | 'make' | 'type' | 'none'
const SECRET_BYTES = 32

export const SECRET_QUESTION = 'Secret that proves the users file is unchanged (hmac):'
export const TYPED_SECRET = 'Secret of the other side'
export const NO_SECRET = 'It must be an even number of hex digits.'
export const isSecret = (text: string): boolean => /^(?:[0-9a-f]{2})+$/i.test(text)

export async function askForSecret({ prompts, answers }: Questions): Promise<void> {
  const choice = (key: string, name: string, value: Way): Choice<Way> => ({ key, name, value })
  const way = await prompts.choose(SECRET_QUESTION, [
    ...(typeof answers['hmac'] !== 'string' ? [] : [choice('k', 'keep the current one', 'keep')]),
    choice('m', 'create one, and show it for the other side', 'make'),
    choice('t', 'type the secret of the other side', 'type'),
    choice('n', 'none: a file that was changed on its way is not detected', 'none'),
  ])
  if (way === 'none') delete answers['hmac']
  if (way === 'make') {
    const secret = randomBytes(SECRET_BYTES).toString('hex')
    await prompts.reveal('Needed on the other side, and kept in this config file', secret)
    answers['hmac'] = secret
  }
  while (way === 'type') {
    const typed = await prompts.hidden(TYPED_SECRET)
    if (isSecret(typed)) {
      answers['hmac'] = typed
      return
    }
    prompts.say(NO_SECRET, prompts.style.bad)
  }
}
