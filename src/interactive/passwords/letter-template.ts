/** `letters_template`: the administrator's own page of the letters. */
import type { ImportSettings } from '../../config/settings.js'
import { nearestName } from '../../core/text/nearest-name.js'
import { ConfigurationError } from '../../errors.js'
import { readGivenText } from './given-text.js'
import { PLACEHOLDER, PLACEHOLDERS, type LetterSettings } from './letters.js'

/** @throws ConfigurationError when `letters_template` cannot be used */
export function letterSettings({
  lettersLanguage,
  lettersTemplate,
  usersMustChangePassword,
  usersCanNotChangePassword,
}: ImportSettings): LetterSettings {
  const template = lettersTemplate === null ? null : checkedTemplate(readTemplate(lettersTemplate), lettersTemplate)
  return { language: lettersLanguage, template, usersMustChangePassword, usersCanNotChangePassword }
}

/** @param name of the file, for errors */
export function checkedTemplate(template: string, name: string): string {
  const used = [...template.matchAll(PLACEHOLDER)].map(([, placeholder = '']) => placeholder)
  const known = Object.keys(PLACEHOLDERS)
  const remedy = `it may hold ${known.map((placeholder) => `{{${placeholder}}}`).join(', ')}`
  const wrong = used.find((placeholder) => !known.includes(placeholder))
  if (wrong !== undefined) {
    const nearest = nearestName(wrong, known)
    const hint = nearest === undefined ? '' : `; did you mean {{${nearest}}}?`
    throw new ConfigurationError(`letters_template ${name}: there is no {{${wrong}}}${hint}`, remedy)
  }
  if (!used.includes('password')) throw new ConfigurationError(`letters_template ${name} has no {{password}}`, remedy)
  if (/<\s*script|\son\w+\s*=|javascript:/i.test(template))
    throw new ConfigurationError(`letters_template ${name} has a script`, 'remove it: letters are only printed')
  return template
}

const readTemplate = (path: string): string =>
  readGivenText(
    path,
    (cause) =>
      new ConfigurationError(
        `letters_template ${path} can't be read: ${cause.message}`,
        'correct its path, or leave it out',
        {
          cause,
        },
      ),
  )
