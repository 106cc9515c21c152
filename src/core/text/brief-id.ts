/** As much of the id of a run, or of a hash, as tells it from others. */
export const briefId = (id: string): string => id.slice(0, 8)
