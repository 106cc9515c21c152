/**
 * How often the tool goes to the domain controller, counted by the lab's ActiveDirectory module:
 * constant reads, one write per change.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Attribute, Change } from 'ldapts'
import { chunks } from '../../src/core/chunks.js'
import { resetDomain } from '../lab/domains.js'
import { Sandbox } from './support/sandbox.js'

interface LogLine {
  cmdlet: string
  kind: string
}

describe('round trips', () => {
  let box: Sandbox
  let config: object
  let people: ReturnType<Sandbox['person']>[]
  /** Calls of a run with nothing to do for 100 users. */
  let nothingToDo: Record<string, number>
  const groups = Array.from({ length: 20 }, (_, index) => `Group ${index}`)

  before(async () => {
    box = await new Sandbox().open()
    for (const name of [...groups, 'Everyone']) await box.group(name)
    config = {
      group_map: { ...Object.fromEntries(groups.map((name) => [`CN=${name}`, `CN=${name}`])), '*': 'CN=Everyone' },
      max_creations: 1000,
      max_updates: 1000,
      max_deactivations: 1000,
    }
    people = Array.from({ length: 1000 }, (_, index) =>
      box.person(`Person ${index}`, { memberOf: [`CN=Group ${index % 20}`], department: 'Sales' }),
    )
  })
  after(async () => {
    box.abandon()
    // Samba takes minutes to delete so many objects; a fresh domain takes a second.
    await resetDomain('target')
  })

  /** Calls by cmdlet during a run; what only the lab's module sends is not counted. */
  async function counted(file: readonly object[]): Promise<Record<string, number>> {
    const log = join(box.folder.path, 'ad.log')
    if (existsSync(log)) rmSync(log)
    const run = await box.import(file, config, [], { env: { LAB_AD_LOG: log } })
    assert.equal(run.code, 0, run.stderr)
    const calls: Record<string, number> = {}
    for (const line of readFileSync(log, 'utf8').trim().split('\n')) {
      const { cmdlet, kind } = JSON.parse(line) as LogLine
      if (kind === 'cmdlet') calls[cmdlet] = (calls[cmdlet] ?? 0) + 1
    }
    return calls
  }

  it('creating 1,000 users looks 100 names up in a read, creates with one call each, and joins 500 members in a call', async () => {
    await counted(people.slice(0, 100))
    const small = (nothingToDo = await counted(people.slice(0, 100)))
    const calls = await counted(people)
    assert.equal(calls['New-ADUser'], 900)
    // 20 groups once each, and Everyone twice: 900 new members.
    assert.equal(calls['Set-ADGroup'], 22)
    assert.equal(calls['Set-ADObject'], undefined)
    // Beyond what a run with nothing to do reads: 9 times 100 names; the container and the scope
    // before each of 5 batches of 200 users; the scope before each of the 22 group calls.
    assert.equal(calls['Get-ADObject']! - small['Get-ADObject']!, 9 + 2 * 5 + 22)
  })

  it('a run with nothing to do reads as often for 1,000 users in 20 groups as for 100', async () => {
    const large = await counted(people)
    assert.deepEqual(large, nothingToDo)
    assert.deepEqual(Object.keys(large).sort(), ['Get-ADDomain', 'Get-ADObject', 'Get-ADRootDSE'].sort())
    // Containers and accounts, schema, mapped groups, the groups above them in two levels,
    // protected groups, users.
    assert.equal(large['Get-ADObject'], 8)
  })

  it('how often a state was written is read once for many: before they are deactivated, and when they are back', async () => {
    for (const { cn } of people.slice(0, 10)) await box.enable(`CN=P ${cn},${box.managed}`)
    const before = nothingToDo['Get-ADObject']!
    const gone = await counted(people.slice(10))
    assert.equal(gone['Disable-ADAccount'], 10)
    // Once for the record of the run, and the scope of the batch.
    assert.equal(gone['Get-ADObject'], before + 2)
    // Of those alone who may keep their passwords.
    const back = await counted(people)
    assert.deepEqual(back, { ...nothingToDo, 'Get-ADObject': before + 1 })
    assert.deepEqual(await counted(people.slice(10)), nothingToDo)
  })

  it('one write for each changed user, and nothing else', async () => {
    const calls = await counted(
      people.map((person, index) => (index < 10 ? { ...person, department: 'Finance', title: 'Boss' } : person)),
    )
    assert.equal(calls['Set-ADObject'], 10)
    for (const cmdlet of ['New-ADUser', 'Set-ADGroup', 'Disable-ADAccount', 'Rename-ADObject'])
      assert.equal(calls[cmdlet], undefined)
  })

  it('a group of 6,000 members is joined and left like any other', async () => {
    const crowd = Array.from({ length: 5000 }, (_, index) => `CN=Crowd ${index},${box.others}`)
    for (const chunk of chunks(crowd, 50))
      await Promise.all(chunk.map((dn) => box.ldap.add(dn, { objectClass: 'contact' })))
    for (const chunk of chunks(crowd, 1000)) {
      const modification = new Attribute({ type: 'member', values: chunk })
      await box.ldap.modify(`CN=Everyone,${box.groups}`, [new Change({ operation: 'add', modification })])
    }
    const newcomer = box.person('Newcomer', { memberOf: ['CN=Group 0'] })
    const joined = await box.import([...people, newcomer], config)
    assert.deepEqual(joined.summary.joined, [
      { user: 'P Newcomer', group: 'Everyone' },
      { user: 'P Newcomer', group: 'Group 0' },
    ])
    const [group] = await box.search(`CN=Everyone,${box.groups}`, '(objectClass=group)', ['member'], 'base')
    assert.equal((group?.['member'] as string[]).length, 6001)
    const only = { group_map: { 'CN=Nobody': 'CN=Everyone' }, max_leaves: 1001 }
    const left = await box.import([...people, newcomer], only)
    assert.equal(left.summary.left.length, 1001)
    const [emptied] = await box.search(`CN=Everyone,${box.groups}`, '(objectClass=group)', ['member'], 'base')
    assert.equal((emptied?.['member'] as string[]).length, 5000)
  })
})
