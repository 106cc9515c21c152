/** Configs that are right, folders to work in, and settings loaded from them. */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { removeSync, writeJsonSync } from 'fs-extra/esm'
import type { ImportOptions } from '../../src/config/options.js'
import { loadExportSettings, loadImportSettings } from '../../src/config/load-settings.js'
import type { ExportSettings, ImportSettings } from '../../src/config/settings.js'
import { ConfigurationError } from '../../src/errors.js'

export const EXPORT_CONFIG = { user_path: 'OU=Staff,DC=source,DC=test', group_path: 'CN=Users,DC=source,DC=test' }
export const IMPORT_CONFIG = {
  input_file: 'users.json',
  group_path: 'CN=Users,DC=target,DC=test',
  managed_user_path: 'OU=Managed,DC=target,DC=test',
  prefix_common_names: 'P3KI ',
}
export const IMPORT_OPTIONS: ImportOptions = {
  hmac: {},
  interactive: false,
  dryRun: false,
  details: false,
  all: false,
  failOnPending: false,
  allow: {},
  allowOlder: false,
  allowOtherSource: false,
  acceptAnchors: false,
  rematch: false,
}

/** A folder that is gone when the tests of the file are over. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ad-user-sync-'))
  after(() => removeSync(folder))
  return folder
}

export function importSettings(
  cwd: string,
  changes: object = {},
  options: Partial<ImportOptions> = {},
): ImportSettings {
  writeJsonSync(join(cwd, 'import-config.json'), { ...IMPORT_CONFIG, ...changes })
  return loadImportSettings({ ...IMPORT_OPTIONS, ...options }, { cwd })
}

export function exportSettings(cwd: string, changes: object = {}): ExportSettings {
  writeJsonSync(join(cwd, 'export-config.json'), { ...EXPORT_CONFIG, ...changes })
  return loadExportSettings({ hmac: {} }, { cwd })
}

/** The problems that a config is refused for, one a line, without the heading. */
export function problemsOfImport(cwd: string, changes: object): string[] {
  return problems(() => importSettings(cwd, changes))
}

export function problems(load: () => unknown): string[] {
  const error = thrown(load)
  return error.message
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
}

export function thrown(action: () => unknown): ConfigurationError {
  try {
    action()
  } catch (error) {
    assert.ok(error instanceof ConfigurationError, String(error))
    return error
  }
  throw new assert.AssertionError({ message: 'no error was thrown' })
}

/** The characters that JSON is made of, and some that go between. */
export const JSON_SYNTAX = [...'{}[]":,\\-\n ']
