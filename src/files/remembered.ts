/**
 * What an import remembers for the next one, part by part: the users file, the anchors, and the
 * files that are kept out.
 */
import type { ImportSettings } from '../config/settings.js'
import { rememberedVersion, type HeldFile, type ImportedVersion } from '../core/safety/replay.js'
import type { CheckedUsersFile } from '../core/users-file/read.js'
import { isSameAttribute } from '../core/values/attribute-key.js'
import { readImportState, rememberImport, type RememberedAnchors } from './import-state.js'
import type { StatePlace } from './state-file.js'

type StateSettings = StatePlace & Pick<ImportSettings, 'anchorAttribute'>

/**
 * Called before the first write to the directory.
 * @param isFirst nobody was managed before this import, or before the one that it completes
 * @throws ConfigurationError
 */
export function rememberImportedFile(
  settings: StateSettings,
  file: CheckedUsersFile,
  { anchors, isFirst }: { anchors: ReadonlyMap<string, string>; isFirst: boolean },
  now: Date,
): void {
  const state = readImportState(settings)
  rememberImport(settings, {
    last: rememberedVersion(file, state?.last ?? null, now),
    sequence: file.sequence,
    // A file without a source does not change the remembered source.
    source: file.source ?? state?.source ?? null,
    anchors: anchorsOf(settings, anchors),
    // One that is imported all the same is kept out no longer.
    held: (state?.held ?? []).filter(({ hash }) => hash !== file.hash),
    isFirstUnfinished: isFirst,
  })
}

/** Whether a first import was begun and not finished. @throws ConfigurationError */
export const isFirstUnfinished = (settings: StateSettings): boolean =>
  readImportState(settings)?.isFirstUnfinished ?? false

/**
 * Called when all that happens by itself, or by decisions of files, was done.
 * @throws ConfigurationError
 */
export function rememberFinished(settings: StateSettings): void {
  const state = readImportState(settings)
  if (state?.isFirstUnfinished === true) rememberImport(settings, { ...state, isFirstUnfinished: false })
}

/** The users files that are kept out of imports. @throws ConfigurationError */
export const heldFiles = (settings: StateSettings): readonly HeldFile[] => readImportState(settings)?.held ?? []

/** Whether a users file, by the SHA-256 of its body, is kept out. @throws ConfigurationError */
export const isHeld = (settings: StateSettings, hash: string): boolean =>
  heldFiles(settings).some((one) => one.hash === hash)

/**
 * Keeps a users file out of further imports, until one is told to take it all the same.
 * @param run id of the run that imported it
 * @throws ConfigurationError
 */
export function holdFile(settings: StateSettings, { timestamp, hash }: ImportedVersion, run: string): void {
  const nothing = { sequence: null, source: null, anchors: null, held: [], isFirstUnfinished: false }
  const unknown = { last: { timestamp, hash }, ...nothing }
  const state = readImportState(settings) ?? unknown
  const held = [...state.held.filter((one) => one.hash !== hash), { hash, run }]
  rememberImport(settings, { ...state, held })
}

/**
 * The remembered anchors by objectGUID of their managed users; null: none of this anchor_attribute.
 * @throws ConfigurationError
 */
export function readAnchors(settings: StateSettings): ReadonlyMap<string, string> | null {
  const anchors = readImportState(settings)?.anchors ?? null
  return anchors !== null && isSameAttribute(anchors.attribute, settings.anchorAttribute) ? anchors.byUser : null
}

/** Called after the last write to the directory. @throws ConfigurationError */
export function rememberAnchors(settings: StateSettings, anchors: ReadonlyMap<string, string>): void {
  const state = readImportState(settings)
  if (state !== null) rememberImport(settings, { ...state, anchors: anchorsOf(settings, anchors) })
}

const anchorsOf = (
  { anchorAttribute }: StateSettings,
  byUser: ReadonlyMap<string, string>,
): RememberedAnchors | null => (anchorAttribute === null ? null : { attribute: anchorAttribute, byUser })
