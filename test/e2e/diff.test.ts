/**
 * behaviour.md, "Commands": `diff OLD NEW`, by person; each file is verified as an import would.
 */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { adUserSync, WorkFolder } from './support/cli.js'

const folder = new WorkFolder()
after(() => folder.remove())
const person = (cn: string, more: object = {}) => ({ sAMAccountName: cn.toLowerCase(), cn, memberOf: [], ...more })
const file = (name: string, users: object[], timestamp = '2026-11-24T22:00:00Z') =>
  folder.write(name, { timestamp, users })
const diff = (...args: string[]) => adUserSync(['diff', ...args], { cwd: folder.path })

describe('diff', () => {
  file('old.json', [person('Anna', { title: 'Smith' }), person('Bert'), person('Cleo')])
  file('new.json', [person('Anna', { title: 'Baker', memberOf: ['CN=Staff'] }), person('Cleo'), person('Dora')])

  it('shows the people that are new, gone and changed, as text', async () => {
    const run = await diff('old.json', 'new.json', '--output', 'text')
    assert.deepEqual([run.code, run.stderr], [0, ''])
    assert.deepEqual(run.stdout.split('\n'), [
      '1 new, 1 gone, 1 changed',
      '+ Dora (dora)',
      '~ Anna (anna)  title "Smith" -> "Baker"; + Staff',
      '- Bert (bert)',
      '',
    ])
  })
  it('shows the same as JSON', async () => {
    const { code, stdout } = await diff('old.json', 'new.json')
    const { new: came, gone, changed } = JSON.parse(stdout) as Record<'new' | 'gone' | 'changed', { cn: string }[]>
    assert.deepEqual(
      [code, ...[came, gone, changed].map((people) => people.map(({ cn }) => cn))],
      [0, ['Dora'], ['Bert'], ['Anna']],
    )
  })
  it('of a file with itself is none', async () => {
    const { code, stdout } = await diff('old.json', 'old.json', '--output', 'text')
    assert.deepEqual([code, stdout], [0, 'nobody is new, gone or changed\n'])
  })
  it('of a file that an import would refuse ends as that would', async () => {
    folder.write('signed.json', `{"users": []}\n${'0'.repeat(64)}`)
    const runs = await Promise.all([diff('old.json', 'none.json'), diff('old.json', 'signed.json')])
    assert.deepEqual(
      runs.map(({ code }) => code),
      [3, 3],
    )
    assert.match(runs[0].stderr, /there is no users file .*none\.json/)
    assert.doesNotMatch(runs[0].stderr, /nothing is changed|input_file/, 'that is about an import')
    assert.match(runs[1].stderr, /signed\.json: the users file has a MAC line, but no HMAC secret is given/)
  })
  it('warns of what an import would warn of', async () => {
    folder.write('old-code-page.json', Buffer.from(JSON.stringify({ users: [person('J\u00fcrgen')] }), 'latin1'))
    const { code, stderr } = await diff('old-code-page.json', 'old-code-page.json')
    assert.equal(code, 0)
    assert.match(stderr, /WARNING \| old-code-page\.json: the users file is not UTF-8; it was read as windows-1252/)
  })
  it('of a device is refused: one without an end would fill the memory', async () => {
    const { code, stderr } = await diff('old.json', '/dev/zero')
    assert.equal(code, 2)
    assert.match(stderr, /\/dev\/zero is a device, and must be a regular file/)
  })
  it('writes nothing', () =>
    assert.deepEqual(readdirSync(folder.path).sort(), ['new.json', 'old-code-page.json', 'old.json', 'signed.json']))
})
