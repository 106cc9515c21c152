/**
 * `export` against the lab's source domain: everything from the config file to the bytes of the
 * users file.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { readUsersFile } from '../../src/core/users-file/read.js'
import {
  add,
  ANN,
  exported,
  exportedAt,
  file,
  id,
  ldap,
  people,
  run,
  useExportSource,
} from './support/export-source.js'
import { shownPath } from './support/tool.js'

useExportSource()

const UNSIGNED =
  'no secret is set, so the users file is not signed: whoever carries it can change it unnoticed; create a secret with ' +
  '"ad-user-sync init export" (change it), and give "ad-user-sync init import" the same one'

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
      UNSIGNED,
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
  it('leaves objects in replication conflict out, with one warning', async () => {
    const name = 'Nobody\\u000aCNF:0f0f0f0f-0000-4000-8000-000000000002'
    const dn = `CN=Nobody\\0ACNF:0f0f0f0f-0000-4000-8000-000000000002,${people}`
    await add(dn, 'user', { sAMAccountName: `${id}.dup`, userAccountControl: '514' })
    try {
      const { log } = await run({})
      assert.deepEqual(log, [
        `export of ${people} begins`,
        `objects in replication conflict are left out (delete or rename them in the source): ${name} (${id}.dup)`,
        UNSIGNED,
        `exported 3 users (2 disabled) of ${people} to ${shownPath(file)}, not signed`,
      ])
      assert.equal(exported().length, 3)
    } finally {
      await ldap.del(dn)
    }
  })
  it('to standard output, signed, without anchor', async () => {
    const secret = '00'.repeat(32)
    const before = Math.floor(Date.now() / 1000) * 1000
    const { stdout, log } = await run({ export_file: null, anchor: false }, { hmac: secret })
    assert.equal(log.length, 2, 'a signed file needs no warning')
    const { people: read, timestamp } = readUsersFile(Buffer.from(stdout), Buffer.from(secret, 'hex'))
    assert.deepEqual([read.length, read[0]?.objectGUID], [3, null])
    const time = Date.parse(timestamp!)
    assert.ok(time >= before && time <= Date.now(), timestamp!)
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
})
