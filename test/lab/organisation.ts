/**
 * A person of the source domain. `unit` is below OU=People; names are written as in a distinguished
 * name.
 */
export interface Person {
  account: string
  givenName: string
  sn: string
  unit: Unit
  title: string
  number: number
  groups: Group[]
  manager?: string
  description?: string
  disabled?: true
  expires?: string
}

/** Every seeded person's password. */
export const personPassword = 'Turbine.Falls.1987'

/**
 * The organisational units below OU=People, each after the one it is in, with the department of the
 * people in it.
 */
export const units = {
  'OU=Management': 'Management',
  'OU=Engineering': 'Engineering',
  'OU=Platform,OU=Engineering': 'Platform',
  'OU=Research\\, Development,OU=Engineering': 'Research, Development',
  'OU=Finance': 'Finance',
  'OU=Plant': 'Plant',
  "OU=St. John's Works,OU=Plant": "St. John's Works",
} as const
type Unit = keyof typeof units

/** The groups below OU=Groups; everyone is in "All staff". */
export const groups = [
  'All staff',
  'Management',
  'Engineering',
  'Platform',
  'Finance',
  'Plant',
  'Project Falcon',
] as const
type Group = (typeof groups)[number]

/** Groups that are members of another one: its members are not direct members of that one. */
export const nestedGroups: Partial<Record<Group, Group[]>> = { Engineering: ['Platform'] }

/** The target's groups below OU=Groups; "VPN Access" is meant to be restricted. */
export const targetGroups = ['Staff', 'Engineering', 'Finance', 'Plant Operators', 'VPN Access', 'Falcon']

const management: Unit = 'OU=Management'
const engineering: Unit = 'OU=Engineering'
const platform: Unit = 'OU=Platform,OU=Engineering'
const research: Unit = 'OU=Research\\, Development,OU=Engineering'
const finance: Unit = 'OU=Finance'
const plant: Unit = 'OU=Plant'
const works: Unit = "OU=St. John's Works,OU=Plant"

/** The people, managers before those they manage. */
export const people: Person[] = [
  {
    account: 'h.lindqvist',
    givenName: 'Helena',
    sn: 'Lindqvist',
    unit: management,
    title: 'Managing Director',
    number: 100,
    groups: ['Management'],
  },
  {
    account: 'j.mueller',
    givenName: 'Jürgen',
    sn: 'Müller',
    unit: engineering,
    title: 'Head of Engineering',
    number: 101,
    groups: ['Management', 'Engineering'],
    manager: 'h.lindqvist',
  },
  {
    account: 's.obrien',
    givenName: 'Siobhan',
    sn: "O'Brien",
    unit: finance,
    title: 'Chief Financial Officer',
    number: 102,
    groups: ['Management', 'Finance'],
    manager: 'h.lindqvist',
  },
  {
    account: 'k.nowak',
    givenName: 'Katarzyna',
    sn: 'Nowak',
    unit: plant,
    title: 'Plant Manager',
    number: 103,
    groups: ['Management', 'Plant'],
    manager: 'h.lindqvist',
  },
  {
    account: 'z.krueger',
    givenName: 'Zoë',
    sn: 'Krüger',
    unit: engineering,
    title: 'Lead Engineer',
    number: 104,
    groups: ['Engineering', 'Project Falcon'],
    manager: 'j.mueller',
    description: 'Project lead Falcon',
  },
  {
    account: 'm.rossi',
    givenName: 'Matteo',
    sn: 'Rossi',
    unit: engineering,
    title: 'Mechanical Engineer',
    number: 105,
    groups: ['Engineering', 'Project Falcon'],
    manager: 'z.krueger',
  },
  {
    account: 'a.yilmaz',
    givenName: 'Ayşe',
    sn: 'Yılmaz',
    unit: engineering,
    title: 'Electrical Engineer',
    number: 106,
    groups: ['Engineering'],
    manager: 'z.krueger',
  },
  {
    account: 't.bergstroem',
    givenName: 'Torbjörn',
    sn: 'Bergström',
    unit: engineering,
    title: 'Design Engineer',
    number: 107,
    groups: ['Engineering'],
    manager: 'z.krueger',
  },
  {
    account: 'l.fischer',
    givenName: 'Lena',
    sn: 'Fischer',
    unit: engineering,
    title: 'Working Student',
    number: 108,
    groups: ['Engineering'],
    manager: 'z.krueger',
    description: 'Fixed-term contract',
    expires: '2035-12-31T23:00:00Z',
  },
  {
    account: 'd.okafor',
    givenName: 'Daniel',
    sn: 'Okafor',
    unit: platform,
    title: 'Platform Lead',
    number: 109,
    groups: ['Platform', 'Project Falcon'],
    manager: 'j.mueller',
  },
  {
    account: 'p.horak',
    givenName: 'Petr',
    sn: 'Horák',
    unit: platform,
    title: 'Systems Engineer',
    number: 110,
    groups: ['Platform'],
    manager: 'd.okafor',
  },
  {
    account: 'i.santos',
    givenName: 'Inês',
    sn: 'Santos',
    unit: platform,
    title: 'Software Developer',
    number: 111,
    groups: ['Platform', 'Project Falcon'],
    manager: 'd.okafor',
  },
  {
    account: 'w.jansen',
    givenName: 'Willem',
    sn: 'Jansen',
    unit: platform,
    title: 'Software Developer',
    number: 112,
    groups: ['Platform'],
    manager: 'd.okafor',
  },
  {
    account: 'n.dubois',
    givenName: 'Noémie',
    sn: 'Dubois',
    unit: research,
    title: 'Head of Research',
    number: 113,
    groups: ['Engineering', 'Project Falcon'],
    manager: 'j.mueller',
  },
  {
    account: 'r.sharma',
    givenName: 'Rohan',
    sn: 'Sharma',
    unit: research,
    title: 'Scientist',
    number: 114,
    groups: ['Engineering', 'Project Falcon'],
    manager: 'n.dubois',
  },
  {
    account: 'e.virtanen',
    givenName: 'Eero',
    sn: 'Virtanen',
    unit: research,
    title: 'Laboratory Assistant',
    number: 115,
    groups: ['Engineering'],
    manager: 'n.dubois',
  },
  {
    account: 't.weber',
    givenName: 'Thomas',
    sn: 'Weber',
    unit: finance,
    title: 'Controller',
    number: 116,
    groups: ['Finance'],
    manager: 's.obrien',
  },
  {
    account: 'c.moreau',
    givenName: 'Céline',
    sn: 'Moreau',
    unit: finance,
    title: 'Accountant',
    number: 117,
    groups: ['Finance'],
    manager: 's.obrien',
  },
  {
    account: 'g.papadakis',
    givenName: 'Giorgos',
    sn: 'Papadakis',
    unit: finance,
    title: 'Payroll Clerk',
    number: 118,
    groups: ['Finance'],
    manager: 's.obrien',
  },
  {
    account: 'f.hughes',
    givenName: 'Fiona',
    sn: 'Hughes',
    unit: finance,
    title: 'Purchaser',
    number: 119,
    groups: ['Finance'],
    manager: 's.obrien',
    description: 'On parental leave',
    disabled: true,
  },
  {
    account: 'b.kowalczyk',
    givenName: 'Bartosz',
    sn: 'Kowalczyk',
    unit: plant,
    title: 'Shift Leader',
    number: 120,
    groups: ['Plant'],
    manager: 'k.nowak',
  },
  {
    account: 'o.hansen',
    givenName: 'Ole',
    sn: 'Hansen',
    unit: plant,
    title: 'Shift Leader',
    number: 121,
    groups: ['Plant'],
    manager: 'k.nowak',
  },
  {
    account: 'v.popescu',
    givenName: 'Viorica',
    sn: 'Popescu',
    unit: plant,
    title: 'Quality Inspector',
    number: 122,
    groups: ['Plant', 'Project Falcon'],
    manager: 'k.nowak',
  },
  {
    account: 'u.schaefer',
    givenName: 'Ulrike',
    sn: 'Schäfer',
    unit: plant,
    title: 'Safety Officer',
    number: 123,
    groups: ['Plant'],
    manager: 'k.nowak',
  },
  {
    account: 'x.nguyen',
    givenName: 'Xuân',
    sn: 'Nguyễn',
    unit: plant,
    title: 'Machinist',
    number: 124,
    groups: ['Plant'],
    manager: 'b.kowalczyk',
  },
  {
    account: 'th.weber',
    givenName: 'Thomas',
    sn: 'Weber',
    unit: works,
    title: 'Machinist',
    number: 125,
    groups: ['Plant'],
    manager: 'o.hansen',
    description: 'Not the controller of the same name',
  },
  {
    account: 'j.macleod',
    givenName: 'Jamie',
    sn: 'MacLeod',
    unit: works,
    title: 'Works Supervisor',
    number: 126,
    groups: ['Plant'],
    manager: 'k.nowak',
  },
  {
    account: 'a.oconnell',
    givenName: 'Aidan',
    sn: "O'Connell",
    unit: works,
    title: 'Electrician',
    number: 127,
    groups: ['Plant'],
    manager: 'j.macleod',
  },
  {
    account: 's.groesser',
    givenName: 'Stefan',
    sn: 'Größer',
    unit: works,
    title: 'Welder',
    number: 128,
    groups: ['Plant'],
    manager: 'j.macleod',
  },
  {
    account: 'y.tanaka',
    givenName: 'Yuki',
    sn: 'Tanaka',
    unit: works,
    title: 'Crane Operator',
    number: 129,
    groups: ['Plant'],
    manager: 'j.macleod',
  },
]
