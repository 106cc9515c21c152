/**
 * Folds letter case: two texts that differ only in case become the same text. This is Unicode's
 * simple case folding, letter by letter, as Windows and Samba compare names. `ß` and accents stay:
 * they are more than a difference in case.
 */
export function foldCase(text: string): string {
  return /^[ -~]*$/.test(text) ? text.toLowerCase() : Array.from(text, foldLetter).join('')
}

// Through upper case first, where ς and σ, or K (Kelvin) and k, meet. Not for letters whose upper
// case is several letters (ß), nor for the dotless ı, which is no i.
function foldLetter(letter: string): string {
  const upper = letter.toUpperCase()
  return upper.length === letter.length && letter !== 'ı' ? upper.toLowerCase() : letter.toLowerCase()
}
