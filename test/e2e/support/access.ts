/**
 * Access control entries on single objects, written by Samba's own tool.
 */
import { run } from '../../lab/command.js'
import { labEnvironment } from '../../lab/domains.js'

/** Denies everybody, administrators too, to write any property of an object: D, WP, WD are SDDL's names (MS-DTYP 2.5.1). */
export async function deny(dn: string): Promise<void> {
  const lab = labEnvironment()
  const as = ['-H', lab.LAB_TARGET_URI, `--simple-bind-dn=${lab.LAB_TARGET_BIND}`, `--password=${lab.LAB_PASSWORD}`, '--configfile=/dev/null']
  await run('samba-tool', ['dsacl', 'set', ...as, `--objectdn=${dn}`, '--sddl=(D;;WP;;;WD)'])
}
