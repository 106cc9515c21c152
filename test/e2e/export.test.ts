/**
 * `export` against the lab's source domain: everything from the config file to the bytes of the
 * users file.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Attribute, Change, Client, Control } from 'ldapts'
import { escapeRdnValue } from '../../src/core/names/distinguished-name.js'
import { readUsersFile } from '../../src/core/users-file/read.js'
import { labEnvironment } from '../lab/domains.js'
import { adUserSync } from './support/cli.js'
import { shownPath } from './support/tool.js'

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

/**
 * Runs it to the end that is expected: standard output, and what the log says on standard error.
 */
async function run(
  config: object,
  options: { hmac?: string; output?: 'json' | 'text' } = {},
  exitCode = 0,
): Promise<{ stdout: string; log: string[] }> {
  writeFileSync(
    join(folder, 'export-config.json'),
    JSON.stringify({ server: 'source.test', user_path: people, group_path: groups, export_file: file, ...config }),
  )
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  const { stdout, stderr, code } = await adUserSync(['export', ...args], { cwd: folder })
  assert.equal(code, exitCode, stderr)
  const lines = stderr.trimEnd().split('\n')
  return { stdout, log: lines.map((line) => line.split(' | ').slice(3).join(' | ')) }
}

/** As it stands there, also in a file that ends in a MAC. */
const exportedAt = (): string => /"timestamp": "([^"]+)"/.exec(readFileSync(file, 'utf8'))![1]!
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
      `exported 3 users (2 disabled) of ${people} to ${shownPath(file)}, not signed`,
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
  it('twice gives the same bytes but for time and sequence, in ASCII', async () => {
    await run({ attributes: ['employeeType'] })
    const first = readFileSync(file)
    const [{ sequence }, timestamp] = [readUsersFile(first, null), exportedAt()]
    await run({ attributes: ['employeeType'] })
    const next = readFileSync(file, 'utf8')
      .replace(`"sequence": ${sequence! + 1}`, `"sequence": ${sequence}`)
      .replace(exportedAt(), timestamp)
    assert.equal(next, first.toString())
    assert.ok(first.every((byte) => byte < 0x80))
  })
  it('says which domain it is from, which export it is, and which groups it looked for', async () => {
    rmSync(`${file}.state.json`)
    await run({ search_groups: ['CN=Inner'] })
    const read = readUsersFile(readFileSync(file), null)
    assert.match(read.source!.domainSid, /^S-1-5-21(-\d+){3}$/)
    assert.deepEqual([read.source!.dnsName, read.sequence, read.searchGroups], ['source.test', 1, ['CN=Inner']])
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(file, 'utf8'))), [
      'timestamp',
      'source',
      'sequence',
      'search_groups',
      'users',
    ])
    await run({ anchor: false })
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(file, 'utf8'))), ['timestamp', 'search_groups', 'users'])
    await run({})
    assert.equal(readUsersFile(readFileSync(file), null).sequence, 3)
  })
  it('counts from 1 again where the count is lost, with a warning where it is broken', async () => {
    writeFileSync(`${file}.state.json`, '{')
    const { log } = await run({})
    assert.match(log[1]!, /users\.json\.state\.json cannot be read: .*: the exports are counted from 1 again$/)
    assert.equal(readUsersFile(readFileSync(file), null).sequence, 1)
  })
  it('warns of an attribute that somebody had in the last export and nobody has now, once', async () => {
    const config = { attributes: ['employeeType', 'mail'] }
    const dn = `CN=Nobody,${people}`
    const change = (operation: 'add' | 'delete', values: string[]) =>
      ldap.modify(dn, new Change({ operation, modification: new Attribute({ type: 'mail', values }) }))
    await change('add', ['n@source.test'])
    assert.equal((await run(config)).log.length, 2)
    await change('delete', [])
    const [, warning] = (await run(config)).log
    assert.match(
      warning!,
      /^attribute mail: somebody had it in the last export, nobody has it now; .* the right "Read mail" \(read property\) on the users below OU=People,/,
    )
    assert.equal((await run(config)).log.length, 2)
  })
  it('leaves objects in replication conflict out, with one warning', async () => {
    const name = 'Nobody\\u000aCNF:0f0f0f0f-0000-4000-8000-000000000002'
    const dn = `CN=Nobody\\0ACNF:0f0f0f0f-0000-4000-8000-000000000002,${people}`
    await add(dn, 'user', { sAMAccountName: `${id}.dup`, userAccountControl: '514' })
    try {
      const { log } = await run({})
      assert.deepEqual(log, [
        `export of ${people} begins`,
        `objects in replication conflict are left out (delete or rename them in the source): ${name} (${id}.dup)`,
        `exported 3 users (2 disabled) of ${people} to ${shownPath(file)}, not signed`,
      ])
      assert.equal(exported().length, 3)
    } finally {
      await ldap.del(dn)
    }
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
    const before = Math.floor(Date.now() / 1000) * 1000
    const { stdout } = await run({ export_file: null, anchor: false }, { hmac: secret })
    const { people: read, timestamp } = readUsersFile(Buffer.from(stdout), Buffer.from(secret, 'hex'))
    assert.deepEqual([read.length, read[0]?.objectGUID], [3, null])
    const time = Date.parse(timestamp!)
    assert.ok(time >= before && time <= Date.now(), timestamp!)
  })
  it('to standard output without a sequence: there is no file to keep the count beside', async () => {
    const { stdout } = await run({ export_file: null })
    const { source, sequence } = readUsersFile(Buffer.from(stdout), null)
    assert.deepEqual([source!.dnsName, sequence], ['source.test', null])
  })
  it('with a summary where --output asks for it, and the users file is not standard output itself', async () => {
    const { stdout } = await run({}, { output: 'json', hmac: '00'.repeat(32) })
    assert.deepEqual(JSON.parse(stdout), {
      users: 3,
      disabled: 2,
      file: shownPath(file),
      signed: true,
      timestamp: exportedAt(),
    })
    const { stdout: text } = await run({}, { output: 'text' })
    assert.equal(text, `Exported 3 users (2 disabled) to ${shownPath(file)}, not signed\n`)
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
      /^the directory computes these attributes and does not return them for many users at once: tokenGroups: /,
    ],
  ]
  for (const [what, config, message] of refused) {
    it(`refuses ${what}, and leaves the previous file`, async () => {
      writeFileSync(file, 'previous')
      const { log } = await run(config, {}, 2)
      assert.ok(
        log.some((line) => message.test(line)),
        log.join('\n'),
      )
      assert.equal(readFileSync(file, 'utf8'), 'previous')
    })
  }
  it('that cannot write its file says so and leaves nothing', async () => {
    const nowhere = join(folder, 'nowhere', 'users.json')
    const { log } = await run({ export_file: nowhere }, {}, 2)
    assert.match(log.join('\n'), /cannot write .*nowhere.users\.json/)
    assert.ok(!existsSync(nowhere))
  })
})
