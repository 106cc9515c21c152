/** The number that each export gives its file: it shows whether a file was skipped. */
import { isSameSource, type FileSource } from './source.js'

/** A file's place among the others. */
export interface FilePlace {
  source: FileSource | null
  /** From 1; null: the file has none. */
  sequence: number | null
  /** ISO 8601 UTC; null: the file has none. */
  timestamp: string | null
}

export interface SequenceRemark {
  level: 'info' | 'warning'
  message: string
}

/**
 * A log line about `file` being imported after `last`; null when it is the next one, or a number is
 * missing.
 */
export function sequenceRemark(file: FilePlace, last: FilePlace | null): SequenceRemark | null {
  if (file.sequence === null || last === null || last.sequence === null) return null
  if (file.source === null || !isSameSource(file.source, last.source)) return null
  if (file.sequence > last.sequence) return gap(last.sequence + 1, file.sequence - 1)
  if (isOlder(file, last)) return null
  const message = `the users file has the number ${file.sequence}, the last imported one had ${last.sequence}: the export restarted its count`
  return { level: 'warning', message: `${message}; look whether another config exports from there` }
}

function gap(from: number, to: number): SequenceRemark | null {
  if (from > to) return null
  const files = { 0: `file ${from} was`, 1: `files ${from} and ${to} were` }[to - from] ?? `files ${from} to ${to} were`
  return { level: 'info', message: `${files} not imported` }
}

/** An older file is imported only with --allow-older, and its lower number is no surprise. */
const isOlder = (file: FilePlace, last: FilePlace): boolean =>
  file.timestamp !== null && last.timestamp !== null && Date.parse(file.timestamp) < Date.parse(last.timestamp)
