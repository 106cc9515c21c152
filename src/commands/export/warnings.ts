/** Warnings about missing values in the users file of an export. */
import type { ExportSettings } from '../../config/settings.js'
import { attributeKey } from '../../core/values/attribute-key.js'
import type { DomainInfo } from '../../directory/directory.js'

/**
 * A directory silently hides what an account may not read. The importer would then clear such an
 * attribute for everybody.
 * @param now attributes that have a value for somebody
 * @param before those of the last export
 */
export function hiddenAttributeWarnings(
  now: readonly string[],
  before: readonly string[],
  { attributes, userPath }: Pick<ExportSettings, 'attributes' | 'userPath'>,
  { accountName }: Pick<DomainInfo, 'accountName'>,
): string[] {
  const [filled, remembered] = [new Set(now.map(attributeKey)), new Set(before.map(attributeKey))]
  const account = accountName ?? 'the account that runs this'
  return attributes
    .filter((name) => remembered.has(attributeKey(name)) && !filled.has(attributeKey(name)))
    .map(
      (name) =>
        `attribute ${name}: somebody had it in the last export, nobody has it now; if that is not so in the directory, ` +
        `let ${account} read it: the right "Read ${name}" (read property) on the users below ${userPath}`,
    )
}
