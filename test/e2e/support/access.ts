/**
 * Access control entries on single objects, written by Samba's own tool.
 */
import { run } from '../../lab/command.js'
import { labEnvironment } from '../../lab/domains.js'

/**
 * Denies everybody, administrators too: D and OD, WP and RP, WD are SDDL's names (MS-DTYP 2.5.1).
 */
const WRITE = '(D;;WP;;;WD)'
/** The GUID is the schemaIDGUID of userAccountControl (MS-ADA3). */
export const READ_STATE = '(OD;;RP;bf967a68-0de6-11d0-a285-00aa003049e2;;WD)'
/** That of replPropertyMetaData (MS-ADA3 2.192). */
export const READ_VERSIONS = '(OD;;RP;281416c0-1968-11d0-a28f-00aa003049e2;;WD)'

/** By default, to write any property of an object. */
export async function deny(dn: string, entry = WRITE): Promise<void> {
  const lab = labEnvironment()
  const as = [
    '-H',
    lab.LAB_TARGET_URI,
    `--simple-bind-dn=${lab.LAB_TARGET_BIND}`,
    `--password=${lab.LAB_PASSWORD}`,
    '--configfile=/dev/null',
  ]
  await run('samba-tool', ['dsacl', 'set', ...as, `--objectdn=${dn}`, `--sddl=${entry}`])
}
