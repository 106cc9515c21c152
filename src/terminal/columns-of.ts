import stringWidth from 'string-width'

const ASCII = /^[\x20-\x7e]*$/

/**
 * How many columns of a terminal `text` takes. The help is measured at every start, and is ASCII:
 * string-width would take a third of a second for it.
 */
export const columnsOf = (text: string): number => (ASCII.test(text) ? text.length : stringWidth(text))
