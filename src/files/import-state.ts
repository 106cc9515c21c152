/**
 * The state that an import keeps for the next one: a small file for each managed_user_path, beside
 * the resolutions file.
 */
import type { HeldFile, ImportedVersion } from '../core/safety/replay.js'
import type { FileSource } from '../core/users-file/source.js'
import { ConfigurationError } from '../errors.js'
import { readStateFile, statePath, writeStateFile, type StatePlace } from './state-file.js'

const UNFINISHED = 'unfinished'

/** The anchors of managed users that this tool wrote or found. */
export interface RememberedAnchors {
  /** The `anchor_attribute` that holds them. */
  attribute: string
  byUser: ReadonlyMap<string, string>
}

export interface ImportState {
  /** The users file that was imported last. */
  last: ImportedVersion
  /** Its number among the exports; null: it has none. */
  sequence: number | null
  /** The domain of the files; null: none of them had one. */
  source: FileSource | null
  /** null: an older version did not remember them. */
  anchors: RememberedAnchors | null
  /** Users files that an undo keeps out. */
  held: readonly HeldFile[]
  /** The first import, before which nobody was managed, was begun and not finished. */
  isFirstUnfinished: boolean
}

/**
 * null before the first import. @throws ConfigurationError when the state file is broken; it stays
 * as it is
 */
export function readImportState(place: StatePlace): ImportState | null {
  const path = statePath(place, 'state.json')
  return readStateFile(
    path,
    parseState,
    (cause) =>
      new ConfigurationError(
        `${path}, which remembers the last import, cannot be read: ${cause.message}`,
        'restore it from a backup, or move it away if you know that the users file is the newest: without it, a replayed one goes unnoticed',
        { cause },
      ),
  )
}

/** Called before the first write to the directory. @throws ConfigurationError */
export function rememberImport(
  place: StatePlace,
  { last, sequence, source, anchors, held, isFirstUnfinished }: ImportState,
): void {
  const pairs = anchors === null ? {} : { anchors: { [anchors.attribute]: Object.fromEntries(anchors.byUser) } }
  const kept = held.length === 0 ? {} : { held }
  const first = isFirstUnfinished ? { firstImport: UNFINISHED } : {}
  const { managedUserPath } = place
  const state = { managedUserPath, lastImport: { ...last, sequence }, source, ...first, ...pairs, ...kept }
  writeStateFile(statePath(place, 'state.json'), state)
}

/** Older versions remembered only time and hash. */
function parseState(value: unknown): ImportState | null {
  const { lastImport, source = null, anchors, held = [], firstImport } = (value ?? {}) as Record<string, unknown>
  const { timestamp, hash, sequence = null } = (lastImport ?? {}) as Record<string, unknown>
  if (!isTime(timestamp) || typeof hash !== 'string' || !isSequence(sequence) || !isSource(source)) return null
  if (!isAnchors(anchors) || !areHeldFiles(held)) return null
  return {
    last: { timestamp, hash },
    sequence,
    source,
    anchors: parseAnchors(anchors),
    held,
    isFirstUnfinished: firstImport === UNFINISHED,
  }
}

const isTime = (value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && !Number.isNaN(Date.parse(value)))
const isSequence = (value: unknown): value is number | null => value === null || Number.isSafeInteger(value)

function areHeldFiles(value: unknown): value is HeldFile[] {
  return (
    Array.isArray(value) && value.every((one) => isHeldFile((one ?? {}) as Partial<Record<keyof HeldFile, unknown>>))
  )
}
const isHeldFile = ({ hash, run }: Partial<Record<keyof HeldFile, unknown>>): boolean =>
  typeof hash === 'string' && typeof run === 'string'

type AnchorsByAttribute = Record<string, Record<string, string>>

function isAnchors(value: unknown): value is AnchorsByAttribute | undefined {
  const isObject = (one: unknown) => typeof one === 'object' && one !== null
  if (value === undefined) return true
  const pairs = isObject(value) ? Object.values(value) : [null]
  return pairs.every((one) => isObject(one) && Object.values(one).every((anchor) => typeof anchor === 'string'))
}

function parseAnchors(value: AnchorsByAttribute | undefined): RememberedAnchors | null {
  const [first] = Object.entries(value ?? {})
  return first === undefined ? null : { attribute: first[0], byUser: new Map(Object.entries(first[1])) }
}

function isSource(value: unknown): value is FileSource | null {
  const { domainSid, dnsName } = (value ?? {}) as Partial<Record<keyof FileSource, unknown>>
  return value === null || (typeof domainSid === 'string' && typeof dnsName === 'string')
}
