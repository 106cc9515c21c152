/**
 * What an export says of itself, and what it remembers beside its file: source, sequence, and the
 * attributes that somebody had.
 */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { Attribute, Change } from 'ldapts'
import { readUsersFile } from '../../src/core/users-file/read.js'
import { file, groups, ldap, people, run, useExportSource } from './support/export-source.js'

useExportSource()

describe('export', () => {
  it('says which domain it is from, which export it is, and which groups it looked for', async () => {
    rmSync(`${file}.state.json`, { force: true })
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
    assert.equal((await run(config, { hmac: '00'.repeat(32) })).log.length, 2)
    await change('delete', [])
    const sequence = Number(/"sequence": (\d+)/.exec(readFileSync(file, 'utf8'))![1])
    // An export of nobody, and one that cannot write its file, are not the last one that had it.
    const nobody = { ...config, search_groups: ['CN=Empty'] }
    await ldap.add(`CN=Empty,${groups}`, { objectClass: 'group' })
    await run(nobody, { hmac: '00'.repeat(32) })
    rmSync(file)
    mkdirSync(file)
    const failed = await run(config, {}, 2)
    rmdirSync(file)
    assert.match(
      failed.log.join('\n'),
      /attribute mail: somebody had it in the last export[^]*cannot write .*users\.json/,
    )
    const [, warning] = (await run(config)).log
    assert.equal(readUsersFile(readFileSync(file), null).sequence, sequence + 3)
    assert.match(
      warning!,
      /^attribute mail: somebody had it in the last export, nobody has it now; .* the right "Read mail" \(read property\) on the users below OU=People,/,
    )
    assert.equal((await run(config, { hmac: '00'.repeat(32) })).log.length, 2)
  })
  it('to standard output without a sequence: there is no file to keep the count beside', async () => {
    const { stdout } = await run({ export_file: null })
    const { source, sequence } = readUsersFile(Buffer.from(stdout), null)
    assert.deepEqual([source!.dnsName, sequence], ['source.test', null])
  })
})
