/**
 * `export` that is refused, or cannot write: exit code 2, and the previous file stays.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { adUserSync, startAdUserSync } from './support/cli.js'
import { base, file, folder, run, useExportSource } from './support/export-source.js'

useExportSource()

describe('export', () => {
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
      /schema does not have these attributes: departmnt \(nearest: department\), gievnName \(nearest: givenName\)$/,
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
  it('by a clock that is more than an hour off is refused: a file from the future would keep later ones out', async () => {
    const ended = async (hours: number) => {
      const clock = join(import.meta.dirname, 'support', 'clock.js')
      const env = { NODE_OPTIONS: `--import=${clock}`, CLOCK_OFFSET_HOURS: String(hours) }
      return adUserSync(['export'], { cwd: folder, env })
    }
    await run({})
    const previous = readFileSync(file, 'utf8')
    const refused = await ended(1.1)
    assert.equal(refused.code, 4, refused.stderr)
    assert.match(refused.stderr, /ERROR \| this computer's clock is 39\d\d seconds ahead of that of /)
    assert.equal(readFileSync(file, 'utf8'), previous)
    const warned = await ended(-0.9)
    assert.equal(warned.code, 0, warned.stderr)
    assert.match(
      warned.stderr,
      /WARNING \| this computer's clock is 32\d\d seconds behind that of \S+, and the users file has its time\n/,
    )
  })
  it('that cannot write its file says so and leaves nothing', async () => {
    const nowhere = join(folder, 'nowhere', 'users.json')
    const { log } = await run({ export_file: nowhere }, {}, 2)
    assert.match(log.join('\n'), /cannot write .*nowhere.users\.json/)
    assert.ok(!existsSync(nowhere))
  })
  it('whose reader goes away says so: a part is no users file', async () => {
    await run({ export_file: null })
    const { child, ended } = startAdUserSync(['export'], { cwd: folder })
    child.stdout!.destroy()
    const { code, stderr } = await ended
    assert.equal(code, 2, stderr)
    assert.match(stderr, /ERROR \| standard output did not take the whole users file: .*EPIPE/)
    assert.doesNotMatch(stderr, /internal error|exported 3 users/)
  })
})
