/**
 * More than two hundred users files that somebody might send who wants harm, made anew for each
 * test and always the same. Each says what it is; those with `refused` must be an error, the others
 * are read.
 */
import { deflateRawSync } from 'node:zlib'

export interface HostileFile {
  name: string
  bytes: () => Buffer
  refused: boolean
}

const TEXTS = [
  'cn',
  'sAMAccountName',
  'department',
  'description',
  'memberOf',
  'userPrincipalName',
  'accountExpires',
  'objectGUID',
]
/**
 * What acts on terminals, spreadsheets, LDAP servers, PowerShell, shells, paths and JavaScript,
 * where it is taken for more than text.
 */
export const PAYLOADS: Readonly<Record<string, string>> = {
  'ANSI escape': '\u001b[31mred\u001b]0;title\u0007\u001b[2J',
  'C1 control': 'a\u009b31mb\u0090c',
  'carriage return': 'honest\rforged 2026-11-22 20:00:00 | import | INFO | all well',
  'line feed': 'a\n2026-11-22 20:00:00 | import | ERROR | forged',
  NUL: 'a\u0000b',
  'bidirectional override': 'user\u202egnp.exe\u202c\u2066x\u2069',
  'CSV formula': "=cmd|'/c calc'!A1",
  'LDAP filter': '*)(objectClass=*))(|(cn=*',
  'distinguished name': 'x,CN=Users,DC=target,DC=test',
  'every DN character': ' #a,b+c"d\\e<f>g;h=i/j ',
  'PowerShell subexpression': '$(Remove-Item -Recurse /)`"; exit 1 #',
  'PowerShell quotes': "'; Stop-Process -Id $PID; '\u2019; exit \u201d",
  shell: '`reboot`; $(reboot) && rm -rf / | cat %PATH% !x!',
  'marker of an answer': 'AdUserSync:00000000-0000-0000-0000-000000000000:eyJvayI6dHJ1ZX0=',
  prototype: '__proto__',
  'lone format characters': '\u200b\ufeff\u2028\u2029\u00ad',
}
const GUID = '00112233-4455-6677-8899-aabbccddeeff'
const MINIMAL = '"sAMAccountName": "ann", "cn": "Ann"'

const file = (name: string, text: string | (() => Buffer), refused = true): HostileFile => ({
  name,
  bytes: typeof text === 'string' ? () => Buffer.from(text) : text,
  refused,
})
const users = (...entries: string[]): string => `{"users": [${entries.join(', ')}]}`
const withKey = (more: string): string => users(`{${MINIMAL}, ${more}}`)

/**
 * Each payload in each text of a person: an error of the file in dates and GUIDs only, else text
 * like any other.
 */
function payloads(): HostileFile[] {
  return Object.entries(PAYLOADS).flatMap(([what, text]) =>
    TEXTS.map((key) => {
      const value = key === 'memberOf' ? [text] : text
      const person = { sAMAccountName: 'ann', cn: 'Ann', [key]: value }
      return file(
        `${what} in ${key}`,
        JSON.stringify({ users: [person] }),
        key === 'accountExpires' || key === 'objectGUID',
      )
    }),
  )
}

function structures(): HostileFile[] {
  const keys = ['cn', 'users', '__proto__', 'constructor', 'toString', 'objectGUID']
  return [
    ...[31, 33, 1_000, 100_000].map((depth) =>
      file(`${depth} levels of lists`, `{"users": ${'['.repeat(depth)}${']'.repeat(depth)}}`),
    ),
    ...[33, 100_000].map((depth) =>
      file(`${depth} levels of objects`, withKey(`"x": ${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)),
    ),
    file('a million opened lists', () => Buffer.alloc(1_000_000, '[')),
    ...keys.map((key) => file(`the key ${key} twice`, withKey(`"${key}": "${GUID}", "${key}": "${GUID}"`))),
    file('the list of users twice', '{"users": [], "users": []}'),
    file('__proto__ as an object', withKey('"__proto__": {"disabled": true}')),
    file('__proto__ of the file', `{"__proto__": {"users": []}, "x": 1}`),
    file('constructor with a prototype', withKey('"constructor": {"prototype": {"x": 1}}')),
    file('keys that are no attribute names', withKey('"a b": 1, "": 2, "a)(b": 3, "$(x)": 4'), false),
    file('ten million values', () => Buffer.from(users(`{${MINIMAL}, "x": [${'1,'.repeat(10_000_001)}1]}`))),
    file('a hundred thousand people without a name', () => Buffer.from(users(...Array<string>(100_000).fill('{}')))),
    file(
      'one GUID for two',
      users(`{${MINIMAL}, "objectGUID": "${GUID}"}`, `{${MINIMAL}, "objectGUID": "${GUID.toUpperCase()}"}`),
    ),
    file('users that are no list', '{"users": {"length": 5}}'),
    file('a user that is a list', users('[]')),
    file('a user that is a text', users('"ann"')),
    file('names that are numbers', users('{"sAMAccountName": 1, "cn": 2}')),
    file('names that are empty', users('{"sAMAccountName": "", "cn": ""}')),
    file('disabled that is a text', withKey('"disabled": "false"')),
    file('bytes that are no base64', withKey('"photo": {"base64": "%%%"}')),
  ]
}

function numbersAndTimes(): HostileFile[] {
  const numbers = ['1e999', '-1e999', '-', '01', '.5', '0x10', 'NaN', 'Infinity', '1.', '+1']
  const large = ['9'.repeat(30), '1e308', '-0', '9223372036854775808', '1'.repeat(10_000)]
  const outOfRange = [
    '0000-00-00',
    '9999999-01-01',
    '2026-02-30T00:00:00Z',
    '+275760-09-13T00:00:00.001Z',
    '2026-11-22T25:00:00Z',
  ]
  const times = [...outOfRange, '-1', 'NaN', '$(Get-Date)']
  return [
    ...numbers.map((number) => file(`the number ${number}`, withKey(`"employeeID": ${number}`))),
    ...large.map((number) =>
      file(`the number ${number.slice(0, 30)}, ${number.length} digits`, withKey(`"employeeID": ${number}`), false),
    ),
    ...times.map((time) =>
      file(`the timestamp ${time}`, `{"timestamp": ${JSON.stringify(time)}, ${users(`{${MINIMAL}}`).slice(1)}`),
    ),
  ]
}

function encodings(): HostileFile[] {
  const good = users(`{${MINIMAL}}`)
  const mac = (digits: string): string => `${good}\n${digits}`
  const surrogates = ['\\ud800', '\\udc00', '\\udc00\\ud800', 'a\\ud83db', '\\udfff']
  return [
    file('nothing', ''),
    file('spaces', ' \n\r\t '),
    file('null', 'null'),
    file('a ZIP archive', () =>
      Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateRawSync(Buffer.alloc(1_000_000))]),
    ),
    file('UTF-7', '+AHsAIgB1AHMAZQByAHMAIgA6AFsAXQB9-'),
    file('UTF-16 without mark', () => Buffer.from(good, 'utf16le')),
    file('UTF-16 with half a unit', () =>
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le'), Buffer.from([0x7b])]),
    ),
    file('two byte order marks', () => Buffer.from(`\ufeff\ufeff${good}`)),
    file('marks of two encodings', () =>
      Buffer.concat([Buffer.from([0xff, 0xfe, 0xef, 0xbb, 0xbf]), Buffer.from(good)]),
    ),
    file('UTF-32', () =>
      Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from([...good].map((char) => `${char}\0\0\0`).join(''))]),
    ),
    file('overlong UTF-8', () =>
      Buffer.concat([Buffer.from('{"users": [], "x": "'), Buffer.from([0xc0, 0x80]), Buffer.from('\u0000"}')]),
    ),
    file('a NUL in front', `\0${good}`),
    file('a NUL behind', `${good}\0`),
    ...surrogates.map((text) => file(`the surrogates ${text}`, withKey(`"department": "${text}"`))),
    file('a MAC where none is expected', mac('0'.repeat(64))),
    file('a truncated MAC', mac('0'.repeat(63))),
    file('a MAC that is too long', mac('0'.repeat(65))),
    file('a MAC of other letters', mac('g'.repeat(64))),
    file('two MACs', `${mac('0'.repeat(64))}\n${'1'.repeat(64)}`),
    file('two files in one', `${good}\n${good}`),
    file('a line of 100 MB', () =>
      Buffer.concat([Buffer.from(users().slice(0, -2)), Buffer.alloc(100_000_000, ' '), Buffer.from('x')]),
    ),
    file('a text of 100 MB', () =>
      Buffer.concat([Buffer.from(withKey('"x": "').slice(0, -3)), Buffer.alloc(100_000_000, 'x')]),
    ),
    file('a name of 100 MB', () => Buffer.concat([Buffer.from('{"users": [{"cn": "'), Buffer.alloc(100_000_000, 'x')])),
    file('more than 256 MB', () => Buffer.alloc(256 * 1024 * 1024 + 1, ' ')),
  ]
}

export const HOSTILE_FILES: readonly HostileFile[] = [
  ...payloads(),
  ...structures(),
  ...numbersAndTimes(),
  ...encodings(),
]
