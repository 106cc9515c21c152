/** JSON is cut well below 2 MB, which is all that Windows PowerShell's ConvertFrom-Json takes (JavaScriptSerializer.MaxJsonLength). */
const MAX_BATCH_BYTES = 700_000

/** A run of items that fits one request; `oversized` items do not fit any. */
export interface Batch<T> {
  items: T[]
  oversized: boolean
}

/** Cuts items, in order, into batches of at most `maxItems` and of less than 700 KB of what `sent` says crosses for them. */
export function cutBatches<T>(items: readonly T[], maxItems: number, sent: (item: T) => object): Batch<T>[] {
  const batches: Batch<T>[] = []
  let current: T[] = []
  let size = 0
  const flush = (): void => {
    if (current.length > 0) batches.push({ items: current, oversized: false })
    current = []
    size = 0
  }
  for (const item of items) {
    // One more for the comma between two items.
    const itemSize = Buffer.byteLength(JSON.stringify(sent(item))) + 1
    if (current.length === maxItems || size + itemSize >= MAX_BATCH_BYTES) flush()
    if (itemSize >= MAX_BATCH_BYTES) {
      batches.push({ items: [item], oversized: true })
    } else {
      current.push(item)
      size += itemSize
    }
  }
  flush()
  return batches
}
