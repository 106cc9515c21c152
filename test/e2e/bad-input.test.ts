/**
 * behaviour.md, "Reading a users file": every bad one is a clear error, exit code 3, nothing
 * written; every encoding is read.
 */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { changesNothing, refused } from './support/assertions.js'
import { useSandbox } from './support/use-sandbox.js'

const SECRET = 'c0ffee'.repeat(8)
const HOUR = 3_600_000
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()

describe('a users file', () => {
  const box = useSandbox()

  const text = (users: readonly object[], timestamp: string | undefined = ago(0)) =>
    JSON.stringify({ timestamp, users }, null, 4)
  const signed = (body: string) =>
    `${body}\n${createHmac('sha256', Buffer.from(SECRET, 'hex')).update(body).digest('hex')}`
  /** Imports these bytes; only an imported file may leave something beside it. */
  const refuse = (
    content: string | Buffer | null,
    message: RegExp,
    { config = {}, args = [] as string[], level = 'ERROR' } = {},
  ) => {
    if (content !== null) box.folder.write('users.json', content)
    return refused(box, 3, message, { config, args, level })
  }

  it('that is missing or empty changes nothing, with a warning; allow_empty_input lifts that for an empty one only', async () => {
    await box.import([box.person('Stays')])
    await box.enable(`CN=P Stays,${box.managed}`)
    box.newFolder()
    await refuse(null, /^there is no users file \S+users\.json: nothing is changed$/, { level: 'WARNING' })
    await refuse(null, /^there is no users file/, { level: 'WARNING', config: { allow_empty_input: true } })
    await refuse(text([]), /^\S+users\.json has no users: nothing is changed$/, { level: 'WARNING' })
    await refuse('', /^the users file is not valid JSON at line 1, column 1$/, { config: { allow_empty_input: true } })
    const config = { allow_empty_input: true }
    box.folder.write('users.json', text([]))
    assert.deepEqual((await box.rerun(config)).summary.disabled, ['P Stays'])
    await changesNothing(box, config)
  })

  it('whose MAC is wrong, missing or unexpected is refused', async () => {
    const body = text([box.person('Mac')])
    const hmac = ['--hmac', SECRET]
    await refuse(
      signed(body).replace('"disabled": false', '"disabled": null'),
      /^the MAC of the users file is wrong: the file was changed/,
      { args: hmac },
    )
    await refuse(signed(body), /^the MAC of the users file is wrong/, { args: ['--hmac', SECRET.replace('c0', 'c1')] })
    await refuse(body, /^the users file has no MAC line, but an HMAC secret is given$/, { config: { hmac: SECRET } })
    await refuse(signed(body), /^the users file has a MAC line, but no HMAC secret is given$/)
  })

  it('that is no JSON, or of another shape, is refused with the place and without its text', async () => {
    const person = box.person('Bad')
    const cases: [string | Buffer, RegExp][] = [
      ['{"users": [}', /^the users file is not valid JSON at line 1, column 12$/],
      [text([person]).slice(0, -1), /^the users file is not valid JSON at line \d+, column \d+$/],
      ['[]', /^the users file is invalid: it must be object$/],
      [text([{ cn: 'No account' }]), /: user 1 \("No account"\): it must have required property 'sAMAccountName'$/],
      [text([person, { ...person, disabled: 'no' }]), /: user 2 \("\S+"\): disabled must be boolean,null$/],
      [text([person, { ...person, cn: 'Twice' }]), /^the users file has the objectGUID \S+ twice: "(\S+)" and "\1"$/],
      ['{"users": [], "users": []}', /^the users file has the key "users" twice in one object at line 1, column \d+$/],
      [
        Buffer.from([0x22, 0x81, 0x22]),
        /^the users file cannot be decoded: it is neither UTF-8, nor UTF-16 with a byte order mark, nor windows-1252$/,
      ],
      [text([person], 'yesterday'), /^the users file has the timestamp as "yesterday", which is not an ISO 8601 time$/],
    ]
    for (const [content, message] of cases) await refuse(content, message)
  })

  it('is read in every encoding and with every line end, with a MAC and without', async () => {
    const users = [box.person('Zoë Müßig', { department: 'Größe €' })]
    const windows = (body: string) => body.replaceAll('\n', '\r\n')
    const bom = (encoding: string) => (body: string) => iconv.encode(body, encoding, { addBOM: true })
    const spellings: [string, (body: string) => string | Buffer][] = [
      ['UTF-8', (body) => body],
      ['a BOM', bom('utf-8')],
      ['UTF-16 LE', bom('utf-16le')],
      ['UTF-16 BE', bom('utf-16be')],
      ['CRLF', windows],
      ['trailing newline', (body) => `${body}\n`],
      ['windows-1252 and CRLF', (body) => iconv.encode(windows(body), 'windows-1252')],
    ]
    for (const [name, spell] of spellings) {
      const body = text(users)
      for (const [content, args] of [
        [spell(body), []],
        [spell(signed(body)), ['--hmac', SECRET]],
      ] as const) {
        box.folder.write('users.json', content)
        const run = await box.rerun({}, [...args])
        assert.equal(run.code, 0, `${name}: ${run.stderr}`)
        assert.equal(/ WARNING .* it was read as windows-1252/.test(run.stderr), name.startsWith('windows'), name)
        assert.deepEqual(run.summary.created, content === body ? ['P Zoë Müßig'] : [], name)
        assert.deepEqual(run.summary.updated, [], name)
      }
    }
    assert.equal((await box.find('P Zoë Müßig', ['department']))?.['department'], 'Größe €')
    await changesNothing(box, {}, ['--hmac', SECRET])
  })

  it('that is older than the last one, or from the future, is refused unless --allow-older; the very same one is fine', async () => {
    const users = [box.person('Replay')]
    const last = ago(HOUR)
    box.folder.write('users.json', text(users, last))
    assert.equal((await box.rerun()).code, 0)
    const state = readdirSync(box.folder.path)
    const seconds = last.replace(/\.000/, '').replace('.', '\\.')
    await refuse(
      text(users, ago(2 * HOUR)),
      new RegExp(`^the users file \\(\\S+\\) is older than the last imported one \\(${seconds}\\)$`),
    )
    await refuse(JSON.stringify({ users }), /^the users file has no timestamp, but the last imported one has \(\S+\)$/)
    await refuse(
      text([...users, box.person('Other')], last),
      new RegExp(`^the users file \\(${seconds}\\) has the timestamp of the last imported one, but not its content$`),
    )
    await refuse(
      text(users, ago(-25 * HOUR)),
      /^the users file \(\S+\) is more than a day ahead of this computer's clock$/,
    )
    assert.deepEqual(readdirSync(box.folder.path), state)
    box.folder.write('users.json', text(users, last))
    await changesNothing(box)
    for (const content of [text(users, ago(-25 * HOUR)), text(users, ago(2 * HOUR)), JSON.stringify({ users })]) {
      box.folder.write('users.json', content)
      assert.equal((await box.rerun({}, ['--allow-older'])).code, 0)
    }
    await refuse(text(users, ago(2 * HOUR)), /^the users file \(\S+\) is older than max_file_age \(PT1H\) allows$/, {
      config: { max_file_age: 'PT1H' },
      args: ['--allow-older'],
    })
    await refuse(JSON.stringify({ users }), /^the users file has no timestamp, but max_file_age is set$/, {
      config: { max_file_age: 'PT1H' },
    })
    box.folder.write('users.json', text(users))
    await changesNothing(box, { max_file_age: 'PT1H' })
  })

  it('never grants rights, identity or code execution: one warning for each attribute left out; `attributes` allows', async () => {
    const denied = {
      unicodePwd: 'x',
      userAccountControl: 512,
      servicePrincipalName: ['HTTP/x'],
      memberOf2: 'no such attribute',
      scriptPath: 'x.cmd',
      profilePath: '\\\\x',
      homeDirectory: 'x',
      primaryGroupID: 512,
      adminCount: 1,
      sIDHistory: { base64: 'AQ==' },
      'msDS-KeyCredentialLink': 'x',
      pwdLastSet: 0,
      'msDS-AllowedToDelegateTo': ['cifs/x'],
      logonHours: { base64: 'AA==' },
      userWorkstations: 'x',
      uidNumber: 0,
      objectSid: { base64: 'AQ==' },
      'msDS-cloudExtensionAttribute1': 'x',
      manager: 'CN=Administrator,CN=Users,DC=target,DC=test',
      whenCreated: '2020-01-01T00:00:00Z',
      isDeleted: true,
      lastLogon: '133000000000000000',
      'msDS-UserPasswordExpiryTimeComputed': '133000000000000000',
    }
    const people = [
      box.person('One', { ...denied, title: 'Dr.', department: 'D' }),
      box.person('Two', { scriptPath: 'y.cmd' }),
    ]
    const run = await box.import(people, { attributes: [...Object.keys(denied), 'Title'] })
    assert.equal(run.code, 0, run.stderr)
    const warned = [...run.stderr.matchAll(/ \| WARNING \| attribute (\S+) \(of (\d)/g)].map(([, name, count]) => [
      name,
      count,
    ])
    assert.deepEqual(
      Object.fromEntries(warned),
      Object.fromEntries(
        [...Object.keys(denied), 'department'].map((name) => [name, name === 'scriptPath' ? '2' : '1']),
      ),
    )
    assert.equal(warned.length, Object.keys(denied).length + 1)
    const why = (name: string) =>
      new RegExp(`attribute ${name} \\(of 1 in the users file\\) is left out: it (.*)\n`).exec(run.stderr)?.[1]
    const named = [
      'unicodePwd',
      'memberOf2',
      'manager',
      'whenCreated',
      'msDS-UserPasswordExpiryTimeComputed',
      'msDS-cloudExtensionAttribute1',
      'department',
    ]
    assert.deepEqual(named.map(why), [
      'is never taken from a file',
      "is not in the target's schema",
      'names another object (a DN), which means nothing in this domain',
      'can be written by the system only',
      'can be written by the system only',
      'is the anchor attribute',
      'is not in the attributes of the import config',
    ])
    const user = (await box.find('P One', ['*']))!
    assert.equal(user['title'], 'Dr.')
    for (const name of [
      'department',
      'scriptPath',
      'servicePrincipalName',
      'manager',
      'adminCount',
      'userWorkstations',
    ])
      assert.equal(user[name], undefined, name)
    assert.deepEqual([user['userAccountControl'], user['primaryGroupID']], ['514', '513'])
    await changesNothing(box, { attributes: ['Title'] })
  })
})
