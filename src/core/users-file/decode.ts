import iconv from 'iconv-lite'
import { InputError } from '../../errors.js'

export interface Decoded {
  /** With LF line ends and without byte order mark. */
  text: string
  warnings: string[]
}

/** Bytes of a users file, at most: about 100,000 users with 50 attributes. */
export const MAX_BYTES = 256 * 1024 * 1024

/**
 * UTF-8 with or without BOM, UTF-16 with BOM (what `>` writes in Windows PowerShell), else, with a warning, windows-1252 (what the Python
 * tool writes on Windows). Line ends become LF: a file changes them on its way through Windows.
 * @throws InputError
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) throw tooLarge()
  const { text, warnings } = decode(bytes)
  return { text: text.replaceAll('\r\n', '\n'), warnings }
}

export const tooLarge = (): InputError =>
  new InputError(`the users file is larger than ${MAX_BYTES / 1024 / 1024} MB`, 'export fewer users or attributes into one file')

function decode(bytes: Uint8Array): Decoded {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  if (utf16) return { text: strictly(utf16, bytes) ?? refuse('it begins like UTF-16, but is not'), warnings: [] }
  const text = strictly('utf-8', bytes)
  if (text === undefined) return windows1252(bytes)
  if (/^.?\0/s.test(text)) refuse('it looks like UTF-16 without a byte order mark, or like no text at all')
  return { text, warnings: [] }
}

/** Without the byte order mark; undefined when the bytes are not that encoding. */
function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

// Not by TextDecoder: Node's takes windows-1252 for latin1 in some versions. iconv-lite turns the five bytes that it lacks into U+FFFD.
function windows1252(bytes: Uint8Array): Decoded {
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'windows-1252')
  if (/[\0\ufffd]/.test(text)) refuse('it is neither UTF-8, nor UTF-16 with a byte order mark, nor windows-1252')
  return {
    text,
    warnings: ['the users file is not UTF-8; it was read as windows-1252, so letters of other than western alphabets may be wrong'],
  }
}

function refuse(why: string): never {
  throw new InputError(`the users file cannot be decoded: ${why}`, 'write the file as UTF-8')
}
