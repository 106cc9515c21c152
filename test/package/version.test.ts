/** `npm version`, in a clone of the last commit. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { PLACES } from '../../src/packaging/version.js'
import { root } from '../lab/layout.js'

describe('npm version', () => {
  const clone = mkdtempSync(join(tmpdir(), 'version-'))
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: clone, encoding: 'utf8' })
  const version = () => spawnSync('npm', ['version', '98.7.6'], { cwd: clone, encoding: 'utf8' })
  const commitChangelog = (heading: string): void => {
    writeFileSync(join(clone, 'CHANGELOG.md'), `# Changes\n\n## ${heading}\n\n- x\n`)
    git('commit', '--quiet', '--all', '--message', heading)
  }
  before(() => {
    execFileSync('git', ['clone', '--quiet', root, clone])
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
    git('config', 'user.name', 'test')
    git('config', 'user.email', 'test@example.org')
  })
  after(() => rmSync(clone, { recursive: true, force: true }))

  it('leaves all as it is where the changelog says nothing of the version', () => {
    commitChangelog('0.0.1')
    const { status, stderr } = version()
    assert.equal(status, 1)
    assert.match(stderr, /^CHANGELOG\.md says nothing of 98\.7\.6: begin it with "## Next", and what is new\n/)
    assert.equal(git('status', '--porcelain', '--untracked-files=no'), '')
  })

  it('commits and tags it in every place', () => {
    commitChangelog('Next')
    assert.equal(version().status, 0)
    const changed = git('show', '--name-only', '--format=', 'v98.7.6^{commit}').split('\n').filter(Boolean)
    assert.deepEqual(changed.sort(), [...Object.keys(PLACES), 'package-lock.json', 'package.json'].sort())
    for (const path of changed) assert.ok(readFileSync(join(clone, path), 'utf8').includes('98.7.6'), path)
    assert.equal(git('status', '--porcelain', '--untracked-files=no'), '')
  })
})
