/**
 * A number and what it counts: `1 user`, `2 users`; `1 person`, `2 people`.
 * @param several where it is not `one` with an s
 */
export const howMany = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`
