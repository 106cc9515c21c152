/** A journal in a folder, as tests write and read it. */
import { firstTouched } from '../../../src/core/journal/chain.js'
import { Journal } from '../../../src/files/journal.js'
import { journalFiles, readHead, readJournal, readLines } from '../../../src/files/journal-files.js'
import { endedRecord } from '../core/journal/entries.js'
import { place } from './state-place.js'

export const PATH = 'OU=Managed,DC=target,DC=test'
export const NOW = new Date('2026-11-25T03:00:00.000Z')

export const write = (folder: string, run: string, now = NOW) =>
  new Journal(place(folder, PATH)).append(run, endedRecord(), now)
export const runs = (folder: string) => [...readJournal(place(folder, PATH))].map(({ run }) => run)
export const touched = (folder: string) => {
  const lines = journalFiles(place(folder, PATH)).flatMap(({ path }) => readLines(path))
  return firstTouched(lines, readHead(place(folder, PATH))!)
}
