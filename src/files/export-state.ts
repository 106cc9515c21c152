/**
 * The state that an export keeps for the next one: the number of exports, and the attributes with a
 * value. A small file beside export_file.
 */
import { readFileSync } from 'node:fs'
import { writeAtomically } from './atomic-file.js'
import { errorCode } from '../errors.js'

export interface ExportState {
  /** Number of the last export of this config, from 1. */
  sequence: number
  /** The attributes that had a value for somebody, in configured spelling. */
  attributes: readonly string[]
}

export const exportStatePath = (exportFile: string): string => `${exportFile}.state.json`

/** The state; null before the first export, or when the file is broken: then with the problem. */
export function readExportState(exportFile: string): { state: ExportState | null; problem: string | null } {
  const path = exportStatePath(exportFile)
  try {
    const state: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (isState(state)) return { state, problem: null }
    return { state: null, problem: `${path} does not hold what this tool writes` }
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT'
    return { state: null, problem: missing ? null : `${path} cannot be read: ${(error as Error).message}` }
  }
}

/**
 * Called before the users file is written: a number may be skipped, but two files must not have the
 * same. @throws ConfigurationError
 */
export function rememberExport(exportFile: string, state: ExportState): void {
  writeAtomically(exportStatePath(exportFile), `${JSON.stringify(state, null, 4)}\n`)
}

/**
 * Called when the users file is written. Another export of this file may have been counted
 * meanwhile. @throws ConfigurationError
 */
export function rememberWritten(exportFile: string, { sequence, attributes }: ExportState): void {
  const counted = readExportState(exportFile).state?.sequence ?? 0
  rememberExport(exportFile, { sequence: Math.max(sequence, counted), attributes })
}

function isState(value: unknown): value is ExportState {
  const { sequence, attributes } = (value ?? {}) as Partial<Record<keyof ExportState, unknown>>
  return (
    Number.isSafeInteger(sequence) &&
    (sequence as number) > 0 &&
    Array.isArray(attributes) &&
    attributes.every((name) => typeof name === 'string')
  )
}
