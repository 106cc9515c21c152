/**
 * The HMAC secret: from the command line, the config file or the environment, in that order. No
 * message repeats it.
 */
import { ConfigurationError } from '../errors.js'
import { howMany } from '../core/text/how-many.js'

export interface SecretSources {
  commandLine?: string | undefined
  config: string | null
  environment?: string | undefined
}

const isHex = (text: string): boolean => /^(?:[0-9a-fA-F]{2})+$/.test(text)

/** Half the length of the MAC. Shorter secrets can be guessed by trial. */
const SHORTEST_BYTES = 16

/**
 * @returns the secret's bytes (null: no source has one), and a warning when it is short
 * @throws ConfigurationError when it is not an even number of hex digits
 */
export function resolveSecret({ commandLine, config, environment }: SecretSources): {
  secret: Buffer | null
  warning?: string
} {
  const [source, hex] =
    commandLine !== undefined
      ? ['--hmac', commandLine]
      : config !== null
        ? ['hmac', config]
        : ['AD_USER_SYNC_HMAC', environment]
  if (hex === undefined) return { secret: null }
  if (!isHex(hex)) {
    const what =
      hex === ''
        ? 'is empty'
        : isHex(hex.trim())
          ? 'has spaces or a line break around its hex digits'
          : /^[0-9a-fA-F]+$/.test(hex)
            ? `has ${howMany(hex.length, 'hex digit')}`
            : 'has characters other than hex digits'
    throw new ConfigurationError(
      `${source} ${what}; expected an even number of hex digits (the secret is not shown)`,
      SECRET_REMEDY,
    )
  }
  const secret = Buffer.from(hex, 'hex')
  if (secret.length >= SHORTEST_BYTES) return { secret }
  return {
    secret,
    warning: `the secret of ${source} has ${howMany(secret.length, 'byte')}; fewer than ${SHORTEST_BYTES} can be guessed`,
  }
}

/** What a users file without a MAC is open to, said where it is written and in a preflight. */
export const UNSIGNED = 'no secret is set, so the users file is not signed: whoever carries it can change it unnoticed'
export const UNSIGNED_REMEDY =
  'create a secret with "ad-user-sync init export" (change it), and give "ad-user-sync init import" the same one'

const SECRET_REMEDY = 'give the secret as the other side has it, or create one with "ad-user-sync init export"'
