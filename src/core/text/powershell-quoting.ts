/**
 * A single-quoted PowerShell string. PowerShell takes typographic quotes for single quotes, too:
 * about_Quoting_Rules.
 */
export const powerShellQuoted = (text: string): string => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`
