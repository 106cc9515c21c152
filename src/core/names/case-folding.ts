/**
 * Folds letter case, so that two texts that differ only in case become the same text: Unicode's simple case folding, letter by letter,
 * as both Windows and Samba compare names. `ß` stays `ß` and accents stay: what differs in more than case is not folded.
 */
export function foldCase(text: string): string {
  return /^[ -~]*$/.test(text) ? text.toLowerCase() : Array.from(text, foldLetter).join('')
}

// Through upper case first, which is where ς and σ, or K (Kelvin) and k, meet. Not for letters whose upper case is several
// letters (ß), nor for the dotless ı, which is no i.
function foldLetter(letter: string): string {
  const upper = letter.toUpperCase()
  return upper.length === letter.length && letter !== 'ı' ? upper.toLowerCase() : letter.toLowerCase()
}
