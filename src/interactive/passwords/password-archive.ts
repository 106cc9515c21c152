/**
 * Passwords as a CSV file, and as letters to print, in an AES-256 encrypted ZIP (WinZip AE-2).
 * 7-Zip and WinZip open it; Windows Explorer does not.
 */
import type { SetPassword } from './set-password.js'
import { lettersHtml, type LetterSettings } from './letters.js'

/** Names of the files inside. */
const CSV_NAME = 'passwords.csv'
const LETTERS_NAME = 'letters.html'
const AES_256 = 3
/** `set`: yes, or not known where the connection was lost before the answer. */
const COLUMNS: Readonly<Record<string, (password: SetPassword) => string>> = {
  user: ({ user }) => user,
  account: ({ sAMAccountName }) => sAMAccountName,
  'user principal name': ({ userPrincipalName }) => userPrincipalName,
  'display name': ({ displayName }) => displayName,
  mail: ({ mail }) => mail,
  department: ({ department }) => department,
  groups: ({ groups }) => groups.join('; '),
  password: ({ password }) => password,
  set: ({ isCertain }) => (isCertain ? 'yes' : 'not known'),
}

/** @param passphrase printable ASCII: tools differ in how they encode anything else */
export async function makeArchive(
  passwords: readonly SetPassword[],
  passphrase: string,
  now: Date,
  letters: LetterSettings,
): Promise<Uint8Array> {
  // Loaded when it is needed: most runs set no passwords.
  const { configure, TextReader, Uint8ArrayWriter, ZipWriter } = await import('@zip.js/zip.js')
  configure({ useWebWorkers: false })
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    password: passphrase,
    encryptionStrength: AES_256,
    lastModDate: now,
  })
  await zip.add(CSV_NAME, new TextReader(passwordsCsv(passwords)))
  await zip.add(LETTERS_NAME, new TextReader(lettersHtml(passwords, letters)))
  return zip.close()
}

/** With a byte order mark, by which Excel knows UTF-8. */
export function passwordsCsv(passwords: readonly SetPassword[]): string {
  const rows = passwords.map((password) =>
    Object.entries(COLUMNS).map(([name, cellOf]) =>
      (name === 'password' ? harmlessPassword : harmless)(cellOf(password)),
    ),
  )
  return '\ufeff' + [Object.keys(COLUMNS), ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}

/**
 * A spreadsheet would run such a cell as a formula (OWASP, "CSV injection"). No password begins
 * like that.
 */
export const FORMULA = /^[=+\-@\t\r]/

/**
 * The same within a text, where it may begin a cell: Excel separates by the list separator of the
 * computer's region, the semicolon in most of Europe, and quotation marks that do not begin a cell
 * mean nothing then. Also in full width, in which East Asian spreadsheets know the signs.
 */
const FORMULAS = /(^|[,;|\t\r\n])([\s"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g

/** Of a password, not a character may be changed but where it would be a formula as a whole. */
const harmlessPassword = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

const harmless = (text: string): string => text.replace(FORMULAS, "$1$2'")

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
