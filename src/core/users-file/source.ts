/**
 * The domain that a users file was exported from, and whether an import may take a file from there.
 */
import { InputError } from '../../errors.js'

export interface FileSource {
  /** The domain's SID identifies it: it stays when the domain is renamed. */
  domainSid: string
  /** The domain's DNS name, e.g. `source.test`: for people. */
  dnsName: string
}

export interface SourceRules {
  /** `expected_source` of the config: a domain SID or a DNS name; null: the first one imported. */
  expected: string | null
  /** --allow-other-source */
  allowOther: boolean
}

const REMEDY =
  'bring the file of the right domain; if this one is intended, import it once with --allow-other-source, and with --rematch if the domain was migrated'

/**
 * The error to throw when a file is refused for its source; null when it may be imported. Two
 * swapped files would create one domain's people in the target of the other, and deactivate the
 * people of that one.
 * @param source null: the file has none
 * @param first the remembered source; null before the first import of a file that has one
 */
export function sourceProblem(
  source: FileSource | null,
  first: FileSource | null,
  { expected, allowOther }: SourceRules,
): InputError | null {
  if (allowOther) return null
  const from = source === null ? 'does not say which domain it is from' : `is from the domain ${sourceName(source)}`
  if (expected !== null && (source === null || !isSourceName(source, expected)))
    return new InputError(`the users file ${from}, and expected_source is ${expected}`, REMEDY)
  if (first !== null && !isSameSource(source, first))
    return new InputError(`the users file ${from}, but earlier ones were from ${sourceName(first)}`, REMEDY)
  return null
}

export const sourceName = ({ dnsName, domainSid }: FileSource): string => `${dnsName} (${domainSid})`

export const isSameSource = (one: FileSource | null, other: FileSource | null): boolean =>
  one?.domainSid.toUpperCase() === other?.domainSid.toUpperCase()

const isSourceName = ({ domainSid, dnsName }: FileSource, name: string): boolean =>
  [domainSid, dnsName].some((own) => withoutDot(own) === withoutDot(name))

/** Names of domains ignore case and the dot at the end of a fully qualified name. */
const withoutDot = (name: string): string => name.toLowerCase().replace(/\.$/, '')
