/**
 * Turns the command line's options into settings: finds, reads, checks and parses the config file.
 */
import { resolve } from 'node:path'
import type { Limit } from '../core/safety/limits.js'
import { dnKey, usualDn } from '../core/names/distinguished-name.js'
import { sha256 } from '../core/text/sha256.js'
import type { Io } from '../process/io.js'
import { assertRegular } from '../process/regular-file.js'
import type { CommonOptions, ExportOptions } from './options.js'
import { checkConfig, type RawConfigs } from './check-config.js'
import { parseDuration } from '../core/schema/durations.js'
import { attributeKey } from '../core/values/attribute-key.js'
import { findConfig } from './find-config.js'
import type { ConfigKind } from './parameters.js'
import { parseJson, readBytes } from './read-json.js'
import { resolveSecret } from './secret.js'
import type { CommonSettings, ExportSettings, ImportSettings } from './settings.js'

type WhereItRuns = Pick<Io, 'cwd'>

/** @throws ConfigurationError */
export function loadExportSettings(options: ExportOptions, io: WhereItRuns): ExportSettings {
  const { raw, common } = loadConfig('export', options, io)
  return {
    ...common,
    exportFile: pathOrNull(raw.export_file, io),
    userPath: usualDn(raw.user_path),
    groupPath: usualDn(raw.group_path),
    searchGroups: distinct(raw.search_groups, dnKey),
    nestedGroups: raw.nested_groups,
    attributes: distinct(raw.attributes, attributeKey),
    anchor: raw.anchor,
  }
}

/** @throws ConfigurationError */
export function loadImportSettings(options: CommonOptions, io: WhereItRuns): ImportSettings {
  const { raw, common, configHash } = loadConfig('import', options, io)
  return {
    ...common,
    configHash,
    inputFile: resolve(io.cwd, raw.input_file),
    groupPath: usualDn(raw.group_path),
    managedUserPath: usualDn(raw.managed_user_path),
    groupMap: groupMapOf(raw.group_map),
    restrictedGroups: distinct(raw.restricted_groups, dnKey),
    prefix: raw.prefix_common_names,
    expirationTime: parseDuration(raw.expiration_time)!,
    expirationSlack: parseDuration(raw.expiration_slack)!,
    honourSourceExpiration: raw.honour_source_expiration,
    usersCanNotChangePassword: raw.users_can_not_change_password,
    usersMustChangePassword: raw.users_must_change_password,
    resolutionsFile: resolve(io.cwd, raw.resolutions_file),
    historyDays: raw.history_days,
    parallelWrites: raw.parallel_writes,
    attributes: raw.attributes === null ? null : distinct(raw.attributes, attributeKey),
    anchorAttribute: raw.anchor_attribute,
    requireApproval: raw.require_approval,
    limits: {
      deactivations: limitOf(raw.max_deactivations),
      leaves: limitOf(raw.max_leaves),
      creations: limitOf(raw.max_creations),
      renames: limitOf(raw.max_renames),
      clears: limitOf(raw.max_clears),
      updates: raw.max_updates === null ? null : limitOf(raw.max_updates),
    },
    allowEmptyInput: raw.allow_empty_input,
    maxFileAge: raw.max_file_age === null ? null : parseDuration(raw.max_file_age)!,
    expectedSource: raw.expected_source,
    passwordWordlist: pathOrNull(raw.password_wordlist, io),
    passwordWordCount: raw.password_word_count,
    passwordSuffix: raw.password_suffix,
    lettersLanguage: raw.letters_language,
    lettersTemplate: pathOrNull(raw.letters_template, io),
  }
}

type Checked<K extends ConfigKind> = ReturnType<typeof checkConfig<K>>['config']

function loadConfig<K extends ConfigKind>(
  kind: K,
  options: CommonOptions,
  io: WhereItRuns,
): { raw: Checked<K>; common: CommonSettings; configHash: string } {
  const configFile = findConfig(kind, options.config, io.cwd)
  assertRegular(configFile, `the config file ${configFile}`)
  const bytes = readBytes(configFile, `check the path, or write it with ad-user-sync init ${kind} --config FILE`)
  const { config: raw, ignored } = checkConfig(kind, parseJson(bytes, configFile), configFile)
  const shared = raw as Required<Pick<RawConfigs[ConfigKind], CommonKey>>
  const { secret, warning } = resolveSecret({ ...options.hmac, config: shared.hmac })
  const warnings = ignored.map(
    (name) => `${configFile}: ${name} is ignored; approvals are made in the terminal, there is no browser`,
  )
  const common: CommonSettings = {
    configFile,
    warnings: warning === undefined ? warnings : [...warnings, warning],
    hmac: secret,
    server: shared.server,
    powershell: shared.powershell,
    retryTime: parseDuration(shared.retry_time)!,
    log: {
      level: options.logLevel ?? shared.log_level,
      everyChange: options.logLevel !== undefined,
      file: pathOrNull(shared.log_file, io),
      maxBytes: shared.log_max_bytes,
      backupCount: shared.log_backup_count,
      windowsEventLog: shared.log_windows,
      powershell: shared.powershell,
    },
  }
  return { raw, common, configHash: sha256(bytes) }
}

type CommonKey =
  | 'hmac'
  | 'server'
  | 'powershell'
  | 'retry_time'
  | 'log_level'
  | 'log_file'
  | 'log_max_bytes'
  | 'log_backup_count'
  | 'log_windows'

const pathOrNull = (path: string | null, { cwd }: WhereItRuns): string | null =>
  path === null ? null : resolve(cwd, path)

/** The first spelling of each. */
function distinct(texts: readonly string[], key: (text: string) => string): string[] {
  const keys = texts.map(key)
  return texts.filter((_, index) => keys.indexOf(keys[index]!) === index)
}

/** Joins the entries of one source group in several spellings. */
function groupMapOf(raw: Readonly<Record<string, string | string[]>>): Map<string, readonly string[]> {
  const entries = new Map<string, { source: string; targets: string[] }>()
  for (const [source, targets] of Object.entries(raw)) {
    const key = source === '*' ? '*' : dnKey(source)
    const known = entries.get(key)
    entries.set(key, {
      source: known?.source ?? source,
      targets: distinct([...(known?.targets ?? []), ...[targets].flat()], dnKey),
    })
  }
  return new Map([...entries.values()].map(({ source, targets }) => [source, targets]))
}

function limitOf(raw: number | string): Limit {
  return typeof raw === 'number' ? { kind: 'count', value: raw } : { kind: 'percent', value: Number(raw.slice(0, -1)) }
}
