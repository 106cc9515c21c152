/**
 * The users file of a run. It is read, verified, and compared with the remembered state of earlier
 * files; otherwise the run ends here, with nothing changed.
 */
import { readFileSync, statSync } from 'node:fs'
import type { ImportSettings } from '../config/settings.js'
import { rememberedVersion, replayProblem, type HeldFile, type ImportedVersion } from '../core/safety/replay.js'
import { decodeText, MAX_BYTES, tooLarge } from '../core/users-file/decode.js'
import { readUsersFile, type CheckedUsersFile } from '../core/users-file/read.js'
import { sequenceRemark, type SequenceRemark } from '../core/users-file/sequence.js'
import { sourceProblem } from '../core/users-file/source.js'
import { errorCode, InputError } from '../errors.js'
import type { Logger } from '../process/logger.js'
import type { ImportOptions } from '../config/options.js'
import { isSameAttribute } from '../core/values/attribute-key.js'
import { readImportState, rememberImport, type ImportState, type RememberedAnchors } from './import-state.js'
import type { StatePlace } from './state-file.js'

type StateSettings = StatePlace & Pick<ImportSettings, 'anchorAttribute'>

/**
 * @throws InputError when the file is missing, empty, invalid, replayed or from another domain
 * @throws ConfigurationError when the remembered state is broken
 */
export function readImportedFile(
  settings: ImportSettings,
  options: Pick<ImportOptions, 'allowOlder' | 'allowOtherSource'>,
  log: Pick<Logger, 'warning' | 'info'>,
  now: Date,
): CheckedUsersFile {
  const path = settings.inputFile
  const { file, problem, remark } = judgeImportedFile(settings, options, now)
  for (const warning of file.warnings) log.warning(`${path}: ${warning}`)
  if (problem !== null) throw problem
  if (remark !== null) log[remark.level](`${path}: ${remark.message}`)
  return file
}

/** A users file, and what an import would say of it. */
export interface JudgedFile {
  file: CheckedUsersFile
  /** Why an import refuses it; null: it does not. */
  problem: InputError | null
  remark: SequenceRemark | null
}

/**
 * @throws InputError when the file is missing or invalid
 * @throws ConfigurationError when the remembered state is broken
 */
export function judgeImportedFile(
  settings: ImportSettings,
  options: Pick<ImportOptions, 'allowOlder' | 'allowOtherSource'>,
  now: Date,
): JudgedFile {
  const path = settings.inputFile
  const file = readUsersFileAt(path, settings.hmac)
  if (file.people.length === 0 && !settings.allowEmptyInput) {
    const problem = new InputError(
      `${path} has no users: nothing is changed`,
      'export again; if everybody really left, set allow_empty_input',
      { level: 'warning' },
    )
    return { file, problem, remark: null }
  }
  const state = readImportState(settings)
  const rules = { allowOlder: options.allowOlder, maxFileAge: settings.maxFileAge, held: state?.held ?? [] }
  // The same file again is fine: it was allowed when it was imported first.
  const first = state !== null && state.last.hash !== file.hash ? state.source : null
  const problem =
    sourceProblem(file.source, first, { expected: settings.expectedSource, allowOther: options.allowOtherSource }) ??
    replayProblem(file, state?.last ?? null, now, rules)
  return { file, problem, remark: remarkOn(file, state) }
}

/** The users files that are kept out of imports. @throws ConfigurationError */
export const heldFiles = (settings: StateSettings): readonly HeldFile[] => readImportState(settings)?.held ?? []

function remarkOn(file: CheckedUsersFile, state: ImportState | null): SequenceRemark | null {
  if (state === null || state.last.hash === file.hash) return null
  return sequenceRemark(file, { ...state, timestamp: state.last.timestamp })
}

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
  if (state?.isFirstUnfinished === true)
    rememberImport(settings, {
      ...state,
      isFirstUnfinished: false,
    })
}

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

/** Whether a users file, by the SHA-256 of its body, is kept out. @throws ConfigurationError */
export const isHeld = (settings: StateSettings, hash: string): boolean =>
  heldFiles(settings).some((one) => one.hash === hash)

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
  if (state !== null)
    rememberImport(settings, {
      ...state,
      anchors: anchorsOf(settings, anchors),
    })
}

const anchorsOf = (
  { anchorAttribute }: StateSettings,
  byUser: ReadonlyMap<string, string>,
): RememberedAnchors | null => (anchorAttribute === null ? null : { attribute: anchorAttribute, byUser })

/**
 * A users file, decoded, verified and checked. @param key of its MAC; null without one. @throws
 * InputError
 */
export const readUsersFileAt = (path: string, key: Uint8Array | null): CheckedUsersFile =>
  readUsersFile(readUsersFileBytes(path), key)

/** A users file, decoded and no more. @throws InputError */
export const usersFileText = (path: string): string => decodeText(readUsersFileBytes(path)).text

function readUsersFileBytes(path: string): Buffer {
  try {
    // Before it is read: a file that does not fit into memory must be refused, too.
    if (statSync(path).size > MAX_BYTES) throw tooLarge()
    return readFileSync(path)
  } catch (error) {
    if (error instanceof InputError) throw error
    if (errorCode(error) === 'ENOENT') {
      throw new InputError(
        `there is no users file ${path}: nothing is changed`,
        'bring it across, or correct input_file',
        { level: 'warning' },
      )
    }
    throw new InputError(
      `the users file ${path} can't be read: ${(error as Error).message}`,
      'check its path and permissions',
      { cause: error },
    )
  }
}
