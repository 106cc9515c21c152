/**
 * The letters that hand passwords over: one HTML file, to be printed, with a page for each person.
 * Names come from directories and files, so every value is escaped, and the file allows no script.
 */
import { printable } from '../../core/text/printable.js'
import type { SetPassword } from './set-password.js'
import { LETTER_TEXTS, type LettersLanguage } from './letter-texts.js'

export interface LetterSettings {
  language: LettersLanguage
  /** The HTML of one page, with placeholders (`PLACEHOLDERS`); null: the tool's own. */
  template: string | null
  usersMustChangePassword: boolean
  usersCanNotChangePassword: boolean
}

/** What stands in a template as `{{name}}`, `{{password}}` and so on. */
export const PLACEHOLDERS: Readonly<Record<string, (password: SetPassword) => string>> = {
  name: ({ displayName, user }) => displayName || user,
  user: ({ user }) => user,
  logon_name: ({ sAMAccountName }) => sAMAccountName,
  user_principal_name: ({ userPrincipalName }) => userPrincipalName,
  mail: ({ mail }) => mail,
  department: ({ department }) => department,
  groups: ({ groups }) => groups.join(', '),
  password: ({ password }) => password,
}

export const PLACEHOLDER = /\{\{\s*([a-z_]*)\s*\}\}/g

/** @param passwords in the order in which they are printed */
export function lettersHtml(passwords: readonly SetPassword[], settings: LetterSettings): string {
  const { language, template } = settings
  const pages = passwords.map((password) =>
    template === null ? ownPage(password, settings) : filled(template, password),
  )
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${htmlText(LETTER_TEXTS[language].title)}</title>
<style>${STYLE}</style>
</head>
<body>
${pages.map((page) => `<section>\n${page}\n</section>`).join('\n')}
</body>
</html>
`
}

const filled = (template: string, password: SetPassword): string =>
  template.replace(PLACEHOLDER, (_, name: string) => htmlText(PLACEHOLDERS[name]?.(password) ?? ''))

function ownPage(password: SetPassword, settings: LetterSettings): string {
  const texts = LETTER_TEXTS[settings.language]
  const value = (name: string) => PLACEHOLDERS[name]!(password)
  const row = (label: string, text: string, kind = '') =>
    text === '' ? [] : [`<dt>${htmlText(label)}</dt><dd${kind}>${htmlText(text)}</dd>`]
  const address = ['name', 'department', 'mail'].map(value).filter((text) => text !== '')
  const change = settings.usersMustChangePassword
    ? texts.mustChange
    : settings.usersCanNotChangePassword
      ? texts.cannotChange
      : texts.mayChange
  const notes = [texts.spelling, change, ...(password.isCertain ? [] : [texts.uncertain]), texts.keepSafe]
  return [
    `<p class="to">${address.map(htmlText).join('<br>')}</p>`,
    `<h1>${htmlText(texts.title)}</h1>`,
    '<dl>',
    ...row(texts.logonName, value('logon_name')),
    ...row(texts.longLogonName, value('user_principal_name')),
    ...row(texts.password, value('password'), ' class="password"'),
    ...row(texts.groups, value('groups')),
    '</dl>',
    ...notes.map((note) => `<p>${htmlText(note)}</p>`),
  ].join('\n')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** A blank that tells two names apart in a log is no code in a letter. */
const UNUSUAL_BLANK = /(?!\u3000)\p{Zs}/gu
const htmlText = (text: string): string =>
  printable(text.replace(UNUSUAL_BLANK, ' ')).replace(/[&<>"']/g, (letter) => ENTITIES[letter]!)

/** Fonts of each system in which 0 and O, 1, l and I differ. */
const STYLE = `
@page { size: A4; margin: 25mm }
body { font: 12pt/1.5 "Segoe UI", "DejaVu Sans", sans-serif; color: #000; margin: 0 }
section { break-after: page; padding: 1em }
section:last-child { break-after: auto }
.to { margin-bottom: 4em }
h1 { font-size: 18pt }
dl { display: grid; grid-template-columns: max-content auto; gap: 0.5em 2em; margin: 2em 0 }
dt { color: #444 }
dd { margin: 0; overflow-wrap: anywhere }
.password { font: 22pt/1.2 Consolas, "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace; white-space: pre-wrap }
@media screen { section { max-width: 40em; margin: 1em auto; border: 1px solid #999 } }
`
