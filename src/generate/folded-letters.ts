/**
 * Makes schemas/folded-letters.json from the sort tables of Windows: `npx tsx
 * src/generate/folded-letters.ts SORTDEFAULT.NLS`. The file is
 * C:\Windows\Globalization\Sorting\SortDefault.nls, or sortdefault.nls of wine: Microsoft's
 * "Windows 10 Sorting Weight Table" ([MS-UCODEREF] 3.1.5.2.3.1) in binary form. Its layout is that
 * of wine's kernelbase (locale.c, load_sortdefault_nls).
 *
 * Active Directory compares names by sort keys made with NORM_IGNORECASE, NORM_IGNOREKANATYPE,
 * NORM_IGNORENONSPACE and NORM_IGNOREWIDTH ([MS-ADTS] 6.5): letters that differ in nothing else are
 * one letter here. Characters beyond U+FFFF stay as they are.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SCHEMA_FOLDER } from '../package.js'

const UNSORTABLE = 0
const NONSPACING_MARK = 1
const EXPANSION = 2
const HANGUL_JAMO = 4
const HAN_EXTENSION_A = 5
/**
 * From here on the weights have other meanings, and no two letters count as one: private use, Han.
 */
const PRIVATE_USE = 169
/** The bits of a letter's case weight that those flags keep: the size of kana. */
const CASE_MASK = 0x06
const SURROGATES = [0xd800, 0xdfff] as const

const file = readFileSync(process.argv[2] ?? 'sortdefault.nls')
const keys = file.readUInt32LE(0)
const sorts = file.readUInt32LE(12)
const expansions = sorts + 8 + 36 * file.readUInt32LE(sorts + 4) + 4

const ignored: number[] = []
const expanded: [letter: number, as: [number, number]][] = []
const classes = new Map<string, number[]>()
for (let letter = 0; letter <= 0xffff; letter++) {
  if (letter >= SURROGATES[0] && letter <= SURROGATES[1]) continue
  const at = keys + 4 * letter
  const [primary, script] = [file.readUInt8(at), file.readUInt8(at + 1)]
  if (script === UNSORTABLE || script === NONSPACING_MARK) ignored.push(letter)
  else if (script === EXPANSION) {
    const entry = expansions + 4 * file.readUInt16LE(at + 2)
    expanded.push([letter, [file.readUInt16LE(entry), file.readUInt16LE(entry + 2)]])
  } else if (script !== HANGUL_JAMO && script !== HAN_EXTENSION_A && script < PRIVATE_USE) {
    const key = `${script} ${primary} ${file.readUInt8(at + 3) & CASE_MASK}`
    classes.set(key, [...(classes.get(key) ?? []), letter])
  }
}

/** The plainest letter of each class stands for all: no diacritic, lower case. */
const foldOf = new Map<number, string>()
for (const letters of classes.values()) {
  const plainest = letters.reduce((best, letter) => (weight(letter) < weight(best) ? letter : best))
  for (const letter of letters) foldOf.set(letter, String.fromCharCode(plainest))
}
function weight(letter: number): number {
  return file.readUInt16LE(keys + 4 * letter + 2)
}

const fold = (letter: number): string => {
  const parts = expanded.find(([of]) => of === letter)?.[1]
  return parts === undefined ? (foldOf.get(letter) ?? String.fromCharCode(letter)) : parts.map(fold).join('')
}

const folded: Record<string, string> = {}
for (const letter of [...foldOf.keys(), ...expanded.map(([of]) => of)].sort((a, b) => a - b)) {
  const [text, as] = [String.fromCharCode(letter), fold(letter)]
  if (text !== as) folded[as] = (folded[as] ?? '') + text
}

/** Code points as ranges: `00AD 0300-0341`. */
function ranges(points: readonly number[]): string {
  const spans: [number, number][] = []
  for (const point of points) {
    const last = spans.at(-1)
    if (last?.[1] === point - 1) last[1] = point
    else spans.push([point, point])
  }
  const hex = (point: number): string => point.toString(16).toUpperCase().padStart(4, '0')
  return spans.map(([from, to]) => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`)).join(' ')
}

const data = {
  source:
    "Windows' sort tables ([MS-UCODEREF] 3.1.5.2.3.1, version 6.3), as Active Directory compares names with them ([MS-ADTS] 6.5). " +
    'Made by src/generate/folded-letters.ts: do not edit. `letters`: what all letters of the value are held to be; `ignored`: ranges of characters that count for nothing',
  ignored: ranges(ignored),
  letters: folded,
}
writeFileSync(join(SCHEMA_FOLDER, 'folded-letters.json'), JSON.stringify(data, null, 2) + '\n')
