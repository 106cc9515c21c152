/** Who can write resolutions_file must not be able to approve: the approvals file is another file, however it is named. */
import assert from 'node:assert/strict'
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, it } from 'node:test'
import { assertSeparate } from '../../../src/files/resolutions-file.js'
import { thrown, workFolder } from '../support.js'

const folder = workFolder()
const [resolutions, approvals] = ['resolutions.json', 'approvals.json'].map((name) => join(folder, name)) as [
  string,
  string,
]
for (const path of [resolutions, approvals]) writeFileSync(path, '{"resolutions": []}')
const posix = { skip: process.platform === 'win32' && 'links need a privilege there' }

const refused = (path: string) =>
  assert.equal(
    thrown(() => assertSeparate(resolutions, path)).message,
    `--approvals ${path} is the resolutions_file, which must not be able to approve`,
  )

describe('the approvals file', () => {
  it('is another one than resolutions_file', () => {
    assertSeparate(resolutions, approvals)
    assertSeparate(join(folder, 'not there yet.json'), approvals)
    assertSeparate(resolutions, join(folder, 'missing.json'))
  })
  it('is recognised by any path', () => {
    mkdirSync(join(folder, 'inner'))
    for (const path of [resolutions, relative(process.cwd(), resolutions), `${folder}/inner/../resolutions.json`])
      refused(path)
    const missing = join(folder, 'not there yet.json')
    assert.throws(() => assertSeparate(missing, missing))
  })
  it('is recognised through links', posix, () => {
    symlinkSync(resolutions, join(folder, 'symbolic.json'))
    linkSync(resolutions, join(folder, 'hard.json'))
    symlinkSync(folder, join(folder, 'folder'))
    for (const path of ['symbolic.json', 'hard.json', 'folder/resolutions.json']) refused(join(folder, path))
  })
  it('is recognised in another case', { skip: process.platform !== 'win32' && 'paths have case here' }, () => {
    refused(resolutions.toUpperCase())
  })
})
