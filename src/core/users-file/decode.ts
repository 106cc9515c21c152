import iconv from 'iconv-lite'
import { InputError } from '../../errors.js'
import { unicodeText } from '../text/unicode-text.js'

export interface Decoded {
  /** With LF line ends and without byte order mark. */
  text: string
  warnings: string[]
}

/** Bytes of a users file, at most: about 100,000 users with 50 attributes. */
export const MAX_BYTES = 256 * 1024 * 1024

/**
 * Decodes UTF-8 with or without BOM, UTF-16 with BOM (as `>` of Windows PowerShell writes it),
 * else, with a warning, windows-1252 (as the Python tool writes it on Windows). Line ends become
 * LF: they may change on the way through Windows.
 * @throws InputError
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) throw tooLarge()
  const { text, warnings } = decode(bytes)
  return { text: text.replaceAll('\r\n', '\n'), warnings }
}

export const tooLarge = (): InputError =>
  new InputError(
    `the users file is larger than ${MAX_BYTES / 1024 / 1024} MB`,
    'export fewer users or attributes into one file',
  )

function decode(bytes: Uint8Array): Decoded {
  const { text, mark } = unicodeText(bytes)
  const isUtf16 = mark === 'utf-16le' || mark === 'utf-16be'
  if (text === null) return isUtf16 ? refuseBytes('it begins like UTF-16, but is not') : windows1252(bytes)
  if (!isUtf16 && /^.?\0/s.test(text))
    refuseBytes('it looks like UTF-16 without a byte order mark, or like no text at all')
  return { text, warnings: [] }
}

// Not by TextDecoder: Node's takes windows-1252 for latin1 in some versions. iconv-lite turns the
// five bytes that it lacks into U+FFFD.
function windows1252(bytes: Uint8Array): Decoded {
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'windows-1252')
  if (/[\0\ufffd]/.test(text)) refuseBytes('it is neither UTF-8, nor UTF-16 with a byte order mark, nor windows-1252')
  return {
    text,
    warnings: [
      'the users file is not UTF-8; it was read as windows-1252, so letters of other than western alphabets may be wrong',
    ],
  }
}

function refuseBytes(why: string): never {
  throw new InputError(`the users file cannot be decoded: ${why}`, 'write the file as UTF-8')
}
