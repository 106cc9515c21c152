/** A domain in memory, and what is to go wrong with it. */
import type { Entry } from '../../../src/directory/directory.js'
import { escapeRdnValue, rdnValue } from '../../../src/core/names/distinguished-name.js'
import { firstText, tagged, type Attributes } from '../../../src/core/values/value.js'

export const BASE = 'DC=target,DC=test'
export const MANAGED = `OU=Managed,${BASE}`

/**
 * What goes wrong with a call: `dead`: not sent; `silent`: sent, no answer; `down`: each item is
 * answered with that; `refused`: no loss at all.
 */
export type Cut = 'dead' | 'silent' | 'down' | 'refused'

export class MemoryDomain {
  readonly users = new Map<string, Entry>()
  /** Members of the one group there is, by objectGUID. */
  readonly members = new Set<string>()
  readonly group: Entry
  /** Whether a new session can be had. */
  up = true
  /** The cuts of the next calls, in order; after that all goes well. */
  cuts: (Cut | null)[] = []
  /** How many items of a call that is cut take effect all the same. */
  inEffect = 0
  /** The servers asked for, one for each attempt to connect. */
  readonly connected: (string | undefined)[] = []
  /** The batches that arrived, by operation and number of items. */
  readonly sent: string[] = []
  /** Sessions that are neither lost nor closed. */
  open = 0

  constructor() {
    this.group = entry('CN=Staff,OU=Groups', 'group', {})
  }

  add(name: string, control = 514, attributes: Attributes = {}): string {
    const user = entry(`CN=${escapeRdnValue(name)},OU=Managed`, 'user', {
      ...attributes,
      userAccountControl: [tagged('i', String(control))],
    })
    this.users.set(user.guid, user)
    return user.guid
  }

  get(guid: string, name: string): string | undefined {
    return firstText(this.users.get(guid)!.attributes, name)
  }

  nameOf(guid: string): string {
    return rdnValue(this.users.get(guid)!.dn)
  }
}

let count = 0
function entry(name: string, objectClass: string, attributes: Attributes): Entry {
  const guid = `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`
  return { dn: `${name},${BASE}`, guid, objectClass, attributes }
}
