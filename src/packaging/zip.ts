/** Archives: the same contents give the same bytes. */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import type { Contents } from './layout.js'

/** @param date of every file in it */
export async function zip(contents: Contents, date: Date): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    lastModDate: date,
    extendedTimestamp: false,
  })
  for (const [path, bytes] of [...contents].sort(([a], [b]) => (a < b ? -1 : 1)))
    await writer.add(path, new Uint8ArrayReader(bytes))
  return writer.close()
}
