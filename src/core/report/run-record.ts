/**
 * The identity of a run: its operator and host, its config and its users file. For the log's first
 * line and the summary's `run`.
 */
import type { Header } from '../../generated/journal.js'
import { sourceName, type FileSource } from '../users-file/source.js'

/** As the summary shows it; null: the run ended before this was known. */
export interface RunRecord {
  /** Unique for each run. */
  id: string
  version: string
  /** The account that runs the tool. */
  operator: string
  host: string
  /** SHA-256 of the file's bytes, in hex. */
  config: { path: string; hash: string }
  /** SHA-256 of the file's body, in hex; the source as in the file. */
  users_file: {
    path: string
    hash: string
    timestamp: string | null
    sequence: number | null
    source: { domain_sid: string; dns_name: string } | null
  } | null
  domain_controller: string | null
  /** The run that is undone; absent: none is. */
  undoes?: string
}

export const sourceView = (source: FileSource | null): { domain_sid: string; dns_name: string } | null =>
  source === null ? null : { domain_sid: source.domainSid, dns_name: source.dnsName }

/**
 * The same for the journal.
 * @param signed whether the users file's MAC was verified
 * @param began ISO 8601 UTC
 */
export function headerOf({ id: _id, users_file: file, ...rest }: RunRecord, signed: boolean, began: string): Header {
  return { ...rest, users_file: file === null ? null : { ...file, signed }, began }
}

/** One line of the log. */
export function describeRun({
  id,
  version,
  operator,
  host,
  config,
  users_file: file,
  domain_controller,
  undoes,
}: RunRecord): string {
  const parts = [
    `run ${id}${undoes === undefined ? '' : `, which undoes run ${undoes},`} of ad-user-sync ${version} by ${operator} on ${host}`,
    `config ${config.path} (SHA-256 ${config.hash})`,
  ]
  if (file !== null) {
    const { source, sequence, timestamp, hash, path } = file
    const from =
      source === null
        ? 'a source that it does not say'
        : sourceName({ domainSid: source.domain_sid, dnsName: source.dns_name })
    parts.push(
      `users file ${path} (SHA-256 ${hash}) of ${timestamp ?? 'no time'}, ${sequence === null ? 'no number' : `number ${sequence}`}, from ${from}`,
    )
  }
  if (domain_controller !== null) parts.push(`domain controller ${domain_controller}`)
  return parts.join('; ')
}
