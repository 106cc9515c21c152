/** Attribute values of all kinds, with the characters that a distinguished name escapes. */
import fc from 'fast-check'

export const nameValue = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      ' ',
      '#',
      ',',
      '+',
      '"',
      '\\',
      '<',
      '>',
      ';',
      '=',
      '\0',
      '\r',
      '\n',
      '\t',
      '3',
      'D',
      'é',
      '李',
      '👩🏽‍💻',
      'ß',
    ),
  }),
)
