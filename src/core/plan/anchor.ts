/**
 * The anchor: the source's objectGUID, which `anchor_attribute` of a managed user holds.
 */
import type { Person } from '../person.js'

export const ANCHOR_PREFIX = 'ad-user-sync:'
export const anchorOf = (person: Person): string | null =>
  person.objectGUID === null ? null : ANCHOR_PREFIX + person.objectGUID
/** Whether a value of the anchor attribute is an anchor. */
export const isOurs = (anchor: string | null): anchor is string =>
  anchor?.toLowerCase().startsWith(ANCHOR_PREFIX) === true
/** The same key for every spelling of an anchor. */
export const anchorKey = (anchor: string): string => anchor.toLowerCase()
