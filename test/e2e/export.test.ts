/** `export` against the lab's source domain: everything from the config file to the bytes of the users file. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { Client, Control } from 'ldapts'
import { escapeRdnValue } from '../../src/core/names/distinguished-name.js'
import { runExport } from '../../src/commands/export/run.js'
import { readUsersFile } from '../../src/core/users-file/read.js'
import { ConfigurationError } from '../../src/errors.js'
import { labEnvironment } from '../lab/domains.js'

const lab = labEnvironment()
const id = `x${randomBytes(3).toString('hex')}`
const base = `OU=${id},${lab.LAB_SOURCE_BASE}`
const people = `OU=People,${base}`
const groups = `OU=Groups,${base}`
const ANN = 'Müller, Ann "x" + <1>'
const TREE_DELETE = '1.2.840.113556.1.4.805' // MS-ADTS 3.1.1.3.4.1.15
const ldap = new Client({ url: lab.LAB_SOURCE_URI })
const folder = mkdtempSync(join(tmpdir(), 'export-'))
const file = join(folder, 'users.json')

const add = (dn: string, objectClass: string, more: Record<string, string | string[] | Buffer> = {}) =>
  ldap.add(dn, { objectClass, ...more })
const addUser = (
  name: string,
  account: string,
  container: string,
  more: Record<string, string | string[] | Buffer> = {},
) =>
  add(`CN=${escapeRdnValue(name)},${container}`, 'user', {
    sAMAccountName: `${id}.${account}`,
    userAccountControl: '514',
    ...more,
  })

before(async () => {
  await ldap.bind(lab.LAB_SOURCE_BIND, lab.LAB_PASSWORD)
  for (const dn of [base, people, groups, `OU=R\\, D,${people}`]) await add(dn, 'organizationalUnit')
  await addUser(ANN, 'b', `OU=R\\, D,${people}`, {
    userAccountControl: '544',
    accountExpires: '134398512000000000',
    otherTelephone: ['2', '10'],
    description: 'one',
    employeeType: '李 😀',
    thumbnailPhoto: Buffer.from([0, 255]),
  })
  await addUser(' outer ', 'a', people)
  await addUser('Nobody', 'c', people)
  await add(`CN=A computer,${people}`, 'computer', { sAMAccountName: `${id}$` })
  await add(`CN=Inner,${groups}`, 'group', { sAMAccountName: `${id} inner`, member: `CN=\\ outer\\ ,${people}` })
  await add(`CN=Sales\\, EU,${groups}`, 'group', {
    sAMAccountName: `${id} sales`,
    member: [`CN=Inner,${groups}`, `CN=${escapeRdnValue(ANN)},OU=R\\, D,${people}`],
  })
})
after(async () => {
  await ldap.del(base, new Control(TREE_DELETE, { critical: true }))
  await ldap.unbind()
  rmSync(folder, { recursive: true })
})

/** Runs with what a process would have; standard output and the log come back. */
async function run(
  config: object,
  options: { hmac?: string; output?: 'json' | 'text' } = {},
): Promise<{ stdout: string; log: string[] }> {
  writeFileSync(
    join(folder, 'export-config.json'),
    JSON.stringify({ server: 'source.test', user_path: people, group_path: groups, export_file: file, ...config }),
  )
  const log: string[] = []
  const note = (message: string) => void log.push(message)
  const nothing = async () => undefined
  const logger = {
    ...{ error: note, warning: note, info: note, debug: () => undefined, redact: () => undefined },
    ...{ attach: () => undefined, flush: nothing, end: nothing },
  }
  const stdout = new PassThrough()
  const io = {
    stdin: new PassThrough(),
    stdout,
    stderr: new PassThrough(),
    terminal: { stdin: false, stdout: false, stderr: false },
    color: { stdout: false, stderr: false },
    columns: 80,
    env: { ...process.env, ...lab },
    platform: process.platform,
    cwd: folder,
    now: () => new Date('2026-11-22T20:00:00Z'),
    openLogger: () => logger,
    interrupted: new AbortController().signal,
    abandoned: new AbortController().signal,
    interrupt: () => undefined,
  }
  const output = text(stdout)
  try {
    const { hmac, ...output } = options
    assert.equal(await runExport({ hmac: hmac === undefined ? {} : { commandLine: hmac }, ...output }, io), 0)
  } finally {
    stdout.end()
  }
  return { stdout: await output, log }
}
const exported = () => readUsersFile(readFileSync(file), null).people

describe('export', () => {
  it('writes all users below user_path and no computers, sorted, with every kind of value', async () => {
    const { stdout, log } = await run({
      attributes: [
        'employeeType',
        'otherTelephone',
        'description',
        'thumbnailPhoto',
        'mail',
        'userAccountControl',
        'pwdLastSet',
      ],
    })
    assert.equal(stdout, '')
    assert.deepEqual(log, [
      `export of ${people} begins`,
      `exported 3 users (2 disabled) of ${people} to ${file}, without MAC`,
    ])
    const [a, b, c] = exported()
    assert.deepEqual([a?.cn, b?.cn, c?.cn], [' outer ', ANN, 'Nobody'])
    assert.deepEqual(
      [b?.sAMAccountName, b?.disabled, b?.accountExpires, b?.memberOf],
      [`${id}.b`, false, '2026-11-22T20:00:00Z', []],
    )
    assert.deepEqual(
      [...b!.attributes],
      [
        ['employeeType', '李 😀'],
        ['otherTelephone', ['10', '2']],
        ['description', 'one'],
        ['thumbnailPhoto', { base64: 'AP8=' }],
        ['mail', null],
        ['userAccountControl', 544],
        ['pwdLastSet', 0],
      ],
    )
    assert.match(b!.objectGUID!, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    assert.equal(a?.accountExpires, null)
  })
  it('attributes that it reads anyway, in any spelling', async () => {
    await run({ attributes: ['USERACCOUNTCONTROL', 'primarygroupid', 'EMPLOYEEtype'] })
    assert.deepEqual(
      [...exported()[1]!.attributes],
      [
        ['USERACCOUNTCONTROL', 544],
        ['primarygroupid', 513],
        ['EMPLOYEEtype', '李 😀'],
      ],
    )
  })
  it('twice gives the same bytes, in ASCII', async () => {
    await run({ attributes: ['employeeType'] })
    const first = readFileSync(file)
    await run({ attributes: ['employeeType'] })
    assert.deepEqual(readFileSync(file), first)
    assert.ok(first.every((byte) => byte < 0x80))
  })
  it('with search_groups: direct members only, in configured spelling', async () => {
    await run({ search_groups: ['cn=sales\\2C eu', 'CN=Inner'] })
    assert.deepEqual(
      exported().map(({ sAMAccountName, memberOf }) => [sAMAccountName, memberOf]),
      [
        [`${id}.a`, ['CN=Inner']],
        [`${id}.b`, ['cn=sales\\2C eu']],
      ],
    )
    await run({ search_groups: ['cn=sales\\2C eu'] })
    assert.deepEqual(
      exported().map(({ sAMAccountName }) => sAMAccountName),
      [`${id}.b`],
    )
  })
  it('with nested_groups: members of members too', async () => {
    await run({ search_groups: ['CN=Sales\\, EU'], nested_groups: true })
    assert.deepEqual(
      exported().map(({ sAMAccountName, memberOf }) => [sAMAccountName, memberOf]),
      [
        [`${id}.a`, ['CN=Sales\\, EU']],
        [`${id}.b`, ['CN=Sales\\, EU']],
      ],
    )
  })
  it('a primary group counts as membership', async () => {
    await run({ group_path: `CN=Users,${lab.LAB_SOURCE_BASE}`, search_groups: ['CN=Domain Users'] })
    assert.equal(exported().length, 3)
  })
  it('to standard output, signed, without anchor', async () => {
    const secret = '00'.repeat(32)
    const { stdout } = await run({ export_file: null, anchor: false }, { hmac: secret })
    const { people: read, timestamp } = readUsersFile(Buffer.from(stdout), Buffer.from(secret, 'hex'))
    assert.deepEqual([read.length, timestamp, read[0]?.objectGUID], [3, '2026-11-22T20:00:00Z', null])
  })
  it('with a summary where --output asks for it, and the users file is not standard output itself', async () => {
    const { stdout } = await run({}, { output: 'json', hmac: '00'.repeat(32) })
    assert.deepEqual(JSON.parse(stdout), {
      users: 3,
      disabled: 2,
      file,
      signed: true,
      timestamp: '2026-11-22T20:00:00.000Z',
    })
    assert.equal((await run({}, { output: 'text' })).stdout, `Exported 3 users (2 disabled) to ${file}, without MAC\n`)
    assert.equal(
      readUsersFile(Buffer.from((await run({ export_file: null }, { output: 'text' })).stdout), null).people.length,
      3,
    )
  })

  const refused: [string, object, RegExp][] = [
    ['unknown user_path', { user_path: `OU=Nowhere,${base}` }, /^user_path OU=Nowhere,.* does not exist$/],
    [
      'user_path in another domain',
      { user_path: 'OU=x,DC=target,DC=test' },
      /^user_path OU=x,DC=target,DC=test is not in the domain DC=source,DC=test$/,
    ],
    [
      'unknown search groups',
      { search_groups: ['CN=Inner', 'CN=Nope', 'CN=Nada'] },
      /^search_groups that do not exist in DC=source,DC=test: CN=Nope,.*; CN=Nada,[^;]*$/,
    ],
    [
      'unknown attributes',
      { attributes: ['mail', 'departmnt', 'gievnName'] },
      /schema does not have: departmnt \(nearest: department\), gievnName \(nearest: givenName\)$/,
    ],
    [
      'attributes that are read of one object at a time only',
      { attributes: ['mail', 'TOKENgroups'] },
      /^attributes that the directory computes, and refuses to read of many users at once: tokenGroups: /,
    ],
  ]
  for (const [what, config, message] of refused) {
    it(`refuses ${what}, and leaves the previous file`, async () => {
      writeFileSync(file, 'previous')
      await assert.rejects(run(config), (error) => {
        assert.ok(error instanceof ConfigurationError, String(error))
        assert.match(error.message, message)
        return true
      })
      assert.equal(readFileSync(file, 'utf8'), 'previous')
    })
  }
  it('that cannot write its file says so and leaves nothing', async () => {
    const nowhere = join(folder, 'nowhere', 'users.json')
    await assert.rejects(run({ export_file: nowhere }), /cannot write .*nowhere.users\.json/)
    assert.ok(!existsSync(nowhere))
  })
})
