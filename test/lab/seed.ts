import { readFile } from 'node:fs/promises'
import { AlreadyExistsError, Attribute, Client } from 'ldapts'
import { log } from './command.js'
import { domains, type Domain } from './domain-controller/domain.js'
import { administratorPassword, labPath } from './layout.js'
import { groups, nestedGroups, people, personPassword, targetGroups, units, type Person } from './organisation.js'

type Values = Record<string, string | string[] | Buffer | undefined>
type Entry = [dn: string, values: Values]

const normalAccount = 0x200
const disabledAccount = 0x202

/**
 * Fills the source with the organisation and prepares the target for it. What is there already
 * stays as it is.
 */
export async function seed(): Promise<void> {
  await addTo(domains.source, sourceEntries(domains.source.base))
  await addTo(domains.target, targetEntries(domains.target.base))
}

function sourceEntries(base: string): Entry[] {
  return [
    unitEntry(`OU=People,${base}`),
    ...Object.keys(units).map((unit) => unitEntry(`${unit},OU=People,${base}`)),
    ...people.map((person) => personEntry(person, base)),
    unitEntry(`OU=Groups,${base}`),
    // The groups that are members of others come first.
    ...[...groups]
      .sort((a, b) => Number(a in nestedGroups) - Number(b in nestedGroups))
      .map((name) => groupEntry(name, base)),
  ]
}

function targetEntries(base: string): Entry[] {
  return [
    unitEntry(`OU=Managed Users,${base}`),
    unitEntry(`OU=Groups,${base}`),
    ...targetGroups.map((name): Entry => [
      `CN=${name},OU=Groups,${base}`,
      { objectClass: 'group', sAMAccountName: name },
    ]),
  ]
}

function unitEntry(dn: string): Entry {
  return [dn, { objectClass: 'organizationalUnit' }]
}

function groupEntry(name: (typeof groups)[number], base: string): Entry {
  const members = people
    .filter((person) => name === 'All staff' || person.groups.includes(name))
    .map((person) => dnOf(person, base))
  const nested = (nestedGroups[name] ?? []).map((group) => `CN=${group},OU=Groups,${base}`)
  return [
    `CN=${name},OU=Groups,${base}`,
    { objectClass: 'group', sAMAccountName: name, member: [...members, ...nested] },
  ]
}

function personEntry(person: Person, base: string): Entry {
  const manager = people.find(({ account }) => account === person.manager)
  const values = {
    objectClass: 'user',
    sAMAccountName: person.account,
    userPrincipalName: `${person.account}@source.test`,
    givenName: person.givenName,
    sn: person.sn,
    displayName: `${person.givenName} ${person.sn}`,
    mail: `${person.account}@example.com`,
    department: units[person.unit],
    title: person.title,
    telephoneNumber: `+49 30 5550 ${person.number}`,
    employeeID: `E${person.number}`,
    description: person.description,
    manager: manager && dnOf(manager, base),
    accountExpires: person.expires && fileTime(person.expires),
    userAccountControl: String(person.disabled ? disabledAccount : normalAccount),
    // Active Directory takes a password as UTF-16 in double quotes, and only over an encrypted
    // connection.
    unicodePwd: Buffer.from(`"${personPassword}"`, 'utf16le'),
  }
  return [dnOf(person, base), values]
}

function dnOf(person: Person, base: string): string {
  return `CN=${person.givenName} ${person.sn},${person.unit},OU=People,${base}`
}

/** A date as Active Directory keeps it: 100 ns since 1601. */
function fileTime(date: string): string {
  return String((BigInt(Date.parse(date)) + 11_644_473_600_000n) * 10_000n)
}

async function addTo(domain: Domain, entries: Entry[]): Promise<void> {
  const client = new Client({
    url: `ldaps://${domain.address}`,
    tlsOptions: { ca: await readFile(labPath('ca', 'ca.pem')) },
  })
  let added = 0
  try {
    await client.bind(domain.administrator, administratorPassword)
    for (const entry of entries) added += await add(client, entry)
  } finally {
    await client.unbind()
  }
  log(`${domain.name}: ${added} of ${entries.length} objects added`)
}

async function add(client: Client, [dn, values]: Entry): Promise<0 | 1> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value.length > 0)
  const attributes = given.map(
    ([type, value]) => new Attribute({ type, values: [value].flat() as string[] | Buffer[] }),
  )
  try {
    await client.add(dn, attributes)
    return 1
  } catch (error) {
    if (error instanceof AlreadyExistsError) return 0
    throw error
  }
}
