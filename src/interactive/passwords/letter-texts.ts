/**
 * The words of the letters, in each language of `letters_language`. One that lacks a text does not
 * compile.
 */
import type { ImportConfig } from '../../generated/import-config.js'

export type LettersLanguage = NonNullable<ImportConfig['letters_language']>

interface Texts {
  title: string
  logonName: string
  longLogonName: string
  password: string
  groups: string
  /** How the password is read. */
  spelling: string
  mustChange: string
  mayChange: string
  cannotChange: string
  /** The domain controller's answer never came. */
  uncertain: string
  keepSafe: string
}

export const LETTER_TEXTS: { readonly [L in LettersLanguage]: Texts } = {
  en: {
    title: 'Your user account',
    logonName: 'Logon name',
    longLogonName: 'or, in full',
    password: 'Password',
    groups: 'Groups',
    spelling: 'Type it exactly as it is printed: capital and small letters, hyphens and digits all count.',
    mustChange: 'You will be asked for a password of your own at the first logon.',
    mayChange: 'Please set a password of your own after the first logon.',
    cannotChange: 'This password cannot be changed by you.',
    uncertain: 'It is not certain that this password was set. If you cannot log on, ask whoever gave you this letter.',
    keepSafe: 'For you only: tell nobody the password, and destroy this letter when you no longer need it.',
  },
  de: {
    title: 'Ihr Benutzerkonto',
    logonName: 'Anmeldename',
    longLogonName: 'oder vollständig',
    password: 'Kennwort',
    groups: 'Gruppen',
    spelling:
      'Bitte genau so eingeben, wie es gedruckt ist: Groß- und Kleinbuchstaben, Bindestriche und Ziffern zählen.',
    mustChange: 'Bei der ersten Anmeldung werden Sie nach einem eigenen Kennwort gefragt.',
    mayChange: 'Bitte vergeben Sie nach der ersten Anmeldung ein eigenes Kennwort.',
    cannotChange: 'Dieses Kennwort können Sie nicht selbst ändern.',
    uncertain:
      'Es ist nicht sicher, ob dieses Kennwort gesetzt wurde. Wenn die Anmeldung nicht gelingt, fragen Sie dort nach, woher Sie diesen Brief haben.',
    keepSafe:
      'Nur für Sie: Nennen Sie das Kennwort niemandem, und vernichten Sie diesen Brief, sobald Sie ihn nicht mehr brauchen.',
  },
}
