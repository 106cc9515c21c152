/**
 * One job as raw LDAP, as a process of its own: `tsx raw-ldap.ts export|first|nothing|changed USERS
 * VALUE`.
 */
import { labEnvironment } from '../lab/domains.js'
import { addAll, changeSome, makeUsers, readAll } from './domain.js'

const [job, users, value] = process.argv.slice(2)
const lab = labEnvironment()
if (job === 'export') await readAll(lab, 'SOURCE')
else if (job === 'first') await addAll(lab, 'TARGET', makeUsers(Number(users)))
else if (job === 'nothing') await readAll(lab, 'TARGET')
else await changeSome(lab, value!)
