/**
 * The difference of two users files as a person reads it: the counts first, then one line a person.
 */
import { groupName, type ChangedPerson, type FileDifference, type NamedPerson } from '../core/users-file/difference.js'
import type { JsonValue } from '../core/person.js'
import { signedRows, type RowStyle, type SignedRow } from './signed-rows.js'

/** e.g. `1 new, 2 gone, 3 changed`; `nobody is new, gone or changed` */
export function differenceCounts(difference: FileDifference): string {
  const counts = [
    `${difference.new.length} new`,
    `${difference.gone.length} gone`,
    `${difference.changed.length} changed`,
  ].filter((count) => !count.startsWith('0 '))
  return counts.join(', ') || 'nobody is new, gone or changed'
}

export function differenceLines(difference: FileDifference, style: RowStyle): string[] {
  return signedRows(
    [
      ...difference.new.map((person) => rowOf('+', person)),
      ...difference.changed.map((person): SignedRow => ({
        sign: '~',
        cells: [personName(person), changesText(person)],
      })),
      ...difference.gone.map((person) => rowOf('-', person)),
    ],
    style,
  )
}

const personName = ({ cn, sAMAccountName }: Pick<NamedPerson, 'cn' | 'sAMAccountName'>): string =>
  `${cn} (${sAMAccountName})`
const rowOf = (sign: SignedRow['sign'], person: NamedPerson): SignedRow => ({
  sign,
  cells: [personName(person), person.memberOf.map(groupName).join(', ')],
})

function changesText({ values, joined, left }: ChangedPerson): string {
  return [
    ...values.map(({ name, before, after }) => `${name} ${valueText(before)} -> ${valueText(after)}`),
    ...groupsText('+', joined),
    ...groupsText('-', left),
  ].join('; ')
}

const groupsText = (sign: string, groups: readonly string[]): string[] =>
  groups.length === 0 ? [] : [`${sign} ${groups.map(groupName).join(', ')}`]

const LONGEST = 60

function valueText(value: JsonValue): string {
  if (value === null || value === '') return '(none)'
  if (Array.isArray(value)) return value.map(valueText).join(', ') || '(none)'
  // A photograph would push out all else.
  if (typeof value === 'object') return '(binary)'
  const text = JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text
}
