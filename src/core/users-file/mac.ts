/** The last line of a signed users file: HMAC-SHA256 of the body's UTF-8 bytes, in hex. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { InputError } from '../../errors.js'

const MAC_LINE = /\n([0-9a-f]{64})\s*$/i
/** The longest line break and digits. Searching only the end keeps a large file cheap. */
const TAIL = 256

const macOf = (body: string, key: Uint8Array): Buffer => createHmac('sha256', key).update(body, 'utf8').digest()

/** Whether the text ends with a MAC line. */
export const isSigned = (text: string): boolean => MAC_LINE.test(text.slice(-TAIL))

/** The body with its MAC line, without a newline after it, as the Python tool writes it. */
export function sign(body: string, key: Uint8Array): string {
  return `${body}\n${macOf(body, key).toString('hex')}`
}

/**
 * The body of a users file whose MAC is right. Without a secret there must be no MAC line: the file
 * was signed for a reason.
 * @throws InputError
 */
export function verifiedBody(text: string, key: Uint8Array | null): string {
  const line = MAC_LINE.exec(text.slice(-TAIL))
  if (!line) {
    if (key === null) return text
    const remedy = 'export it with the same secret, or find out who removed the line'
    throw new InputError('the users file has no MAC line, but an HMAC secret is given', remedy)
  }
  if (key === null) {
    const remedy = 'give the secret it was exported with: --hmac, AD_USER_SYNC_HMAC or `hmac` in the config'
    throw new InputError('the users file has a MAC line, but no HMAC secret is given', remedy)
  }
  const body = text.slice(0, Math.max(0, text.length - TAIL) + line.index)
  // The Python tool signs the line break before the MAC line, too.
  if (![body, `${body}\n`].some((signed) => timingSafeEqual(macOf(signed, key), Buffer.from(line[1]!, 'hex')))) {
    const problem = 'the MAC of the users file is wrong: the file was changed, or exported with another secret'
    throw new InputError(problem, 'export it again with the same secret')
  }
  return body
}
