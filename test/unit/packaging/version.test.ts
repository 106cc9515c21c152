/** The version stands in several files, and is the same in all. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { packageManifest } from '../../../src/package.js'
import { PLACES, withVersion } from '../../../src/packaging/version.js'

const root = join(import.meta.dirname, '..', '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

describe('the version', () => {
  const { version } = packageManifest()
  const paths = Object.keys(PLACES)
  for (const path of paths.filter((path) => path !== 'CHANGELOG.md')) {
    it(`of ${path} is that of package.json`, () => assert.equal(withVersion(path, read(path), version), read(path)))
    it(`of ${path} is set by npm version, and nothing else is`, () => {
      const text = withVersion(path, read(path), '98.7.6')
      assert.ok(text.includes('98.7.6'))
      assert.equal(withVersion(path, text, version), read(path))
    })
  }
  it('of the lock file is that of package.json', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      version: string
      packages: Record<string, { version: string }>
    }
    assert.deepEqual([lock.version, lock.packages['']!.version], [version, version])
  })
  it('is in the changelog', () =>
    assert.match(read('CHANGELOG.md'), new RegExp(`^## ${version.replaceAll('.', '\\.')}$`, 'm')))
  it('heads in the changelog what was collected for it', () => {
    const set = (text: string) => withVersion('CHANGELOG.md', text, '0.2.0')
    assert.equal(set('# Changes\n\n## Next\n\n- x\n\n## 0.1.0\n'), '# Changes\n\n## 0.2.0\n\n- x\n\n## 0.1.0\n')
    assert.equal(set('## 0.2.0\n'), '## 0.2.0\n')
    assert.throws(() => set('## 0.1.0\n\n- x\n'), /says nothing of 0\.2\.0: begin it with "## Next"/)
  })
  it('has three numbers, as a PowerShell module takes it', () =>
    assert.throws(() => withVersion('README.md', read('README.md'), '1.0.0-rc.1'), /three numbers/))
})
