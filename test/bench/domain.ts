/**
 * The domains of a benchmark, filled and read by an LDAP client; and what raw LDAP takes for each
 * job, on one connection.
 */
import { Attribute, Change, Client } from 'ldapts'
import type { LabVariables } from '../lab/environment.js'

export type Domain = 'SOURCE' | 'TARGET'

export const GROUP_COUNT = 40
/** What users carry, besides the account name, the expiration date and the groups. */
export const ATTRIBUTES = [
  ...[
    'givenName',
    'sn',
    'displayName',
    'title',
    'department',
    'company',
    'division',
    'mail',
    'telephoneNumber',
    'mobile',
  ],
  ...[
    'facsimileTelephoneNumber',
    'streetAddress',
    'l',
    'st',
    'postalCode',
    'employeeID',
    'physicalDeliveryOfficeName',
    'info',
  ],
]
export const READ = [...ATTRIBUTES, 'cn', 'sAMAccountName', 'userAccountControl', 'accountExpires', 'memberOf']

interface Fixed {
  users: string
  groups: string
  base: string
}

async function connect(lab: LabVariables, domain: Domain): Promise<{ ldap: Client } & Fixed> {
  const ldap = new Client({ url: lab[`LAB_${domain}_URI`] })
  await ldap.bind(lab[`LAB_${domain}_BIND`], lab.LAB_PASSWORD)
  const base = lab[`LAB_${domain}_BASE`]
  return { ldap, base, users: `OU=Bench Users,${base}`, groups: `OU=Bench Groups,${base}` }
}

export interface User {
  cn: string
  sAMAccountName: string
  attributes: Record<string, string>
  /** Numbers of its groups. */
  groups: number[]
}

export const makeUsers = (count: number): User[] =>
  Array.from({ length: count }, (_, number) => ({
    cn: `Person ${number}`,
    sAMAccountName: `bench${number}`,
    attributes: Object.fromEntries(
      ATTRIBUTES.map((name) => [name, name === 'mail' ? `bench${number}@example.org` : `${name} ${number % 1000}`]),
    ),
    groups: [number % GROUP_COUNT],
  }))

export const groupName = (number: number): string => `Bench Group ${number}`

/** The two containers, and the groups without members. */
export async function prepare(lab: LabVariables, domain: Domain): Promise<void> {
  const { ldap, users, groups } = await connect(lab, domain)
  for (const dn of [users, groups]) await ldap.add(dn, { objectClass: 'organizationalUnit' })
  for (let number = 0; number < GROUP_COUNT; number++)
    await ldap.add(`CN=${groupName(number)},${groups}`, { objectClass: 'group', sAMAccountName: groupName(number) })
  await ldap.unbind()
}

/** The first import as raw LDAP: one add a user, one modify a group. */
export async function addAll(lab: LabVariables, domain: Domain, people: readonly User[]): Promise<void> {
  const { ldap, users, groups, base } = await connect(lab, domain)
  const suffix = base.replaceAll(',DC=', '.').replace('DC=', '')
  const members = new Map<number, string[]>()
  for (const { cn, sAMAccountName, attributes, groups: own } of people) {
    const dn = `CN=${cn},${users}`
    await ldap.add(dn, {
      ...attributes,
      objectClass: 'user',
      sAMAccountName,
      userPrincipalName: `${sAMAccountName}@${suffix}`,
      // Who is disabled in the source is not created.
      userAccountControl: domain === 'SOURCE' ? ENABLED : '514',
    })
    for (const group of own) members.set(group, [...(members.get(group) ?? []), dn])
  }
  for (const [number, values] of members) {
    const modification = new Attribute({ type: 'member', values })
    await ldap.modify(`CN=${groupName(number)},${groups}`, new Change({ operation: 'add', modification }))
  }
  await ldap.unbind()
}

/** Of an enabled user without a password (MS-ADTS 2.2.16: 0x200 and 0x20). */
const ENABLED = '544'

/** What managed users are when nothing is left to approve. */
export async function enableAll(lab: LabVariables): Promise<void> {
  const { ldap, users } = await connect(lab, 'TARGET')
  const modification = new Attribute({ type: 'userAccountControl', values: [ENABLED] })
  for (const dn of await namesOf(ldap, users)) await ldap.modify(dn, new Change({ operation: 'replace', modification }))
  await ldap.unbind()
}

async function namesOf(ldap: Client, users: string, filter = '(objectClass=user)'): Promise<string[]> {
  const { searchEntries } = await ldap.search(users, {
    filter,
    attributes: ['cn'],
    paged: { pageSize: 500 },
  })
  return searchEntries.map(({ dn }) => dn)
}

/** Reads all users as an export or an import does. */
export async function readAll(lab: LabVariables, domain: Domain): Promise<void> {
  const { ldap, users } = await connect(lab, domain)
  await ldap.search(users, { filter: '(objectClass=user)', attributes: READ, paged: { pageSize: 500 } })
  await ldap.unbind()
}

/** Reads all, and writes one attribute of every hundredth user. */
export async function changeSome(lab: LabVariables, value: string): Promise<void> {
  await readAll(lab, 'TARGET')
  const { ldap, users } = await connect(lab, 'TARGET')
  const modification = new Attribute({ type: 'department', values: [value] })
  for (const dn of await namesOf(ldap, users, '(|(sAMAccountName=bench*00)(sAMAccountName=bench0))'))
    await ldap.modify(dn, new Change({ operation: 'replace', modification }))
  await ldap.unbind()
}
