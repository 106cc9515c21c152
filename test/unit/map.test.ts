import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, it } from 'node:test'

const ROOT = join(import.meta.dirname, '..', '..')
const SRC = join(ROOT, 'src')
const map = readFileSync(join(SRC, 'README.md'), 'utf8')

describe('the map of src', () => {
  it('has a line for each folder, and for no other', () => {
    const table = map.slice(map.indexOf('## Folders'), map.indexOf('## Words'))
    const listed = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name)
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    assert.deepEqual(listed.sort(), folders.map(({ name }) => name).sort())
  })
  it('names files that are there', () => {
    const named = [...map.matchAll(/`([a-z-]+(?:\/[a-z-]+)*\.ts)`/g)].map(([, path]) => path!)
    const beside = named.filter((path) => !existsSync(join(SRC, path)))
    assert.deepEqual(beside, [])
  })
  it('can be read in one sitting', () => assert.ok(map.split('\n').length <= 120))
})

describe('the README files', () => {
  it('name tests, schemas and sources that are there', () => {
    const files = ['README.md', 'test/lab/README.md', 'test/windows/README.md']
    const missing = files.flatMap((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8')
      const named = [...text.matchAll(/`((?:test|src|schemas|ps)\/[\w./-]*)/g)].map(([, path]) => path!)
      const places = named.map((path) => path.replace(/^ps\//, 'test/powershell/'))
      return places.filter((path) => !isThere(path)).map((path) => `${file}: ${path}`)
    })
    assert.deepEqual(missing, [])
  })
})

describe('the README', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const sections = [...readme.matchAll(/^## (.+)$/gm)].map(([, title]) => title!.toLowerCase().replaceAll(' ', '-'))
  const anchors = (text: string): string[] => [...text.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor!)

  it('leads from its first table to every section', () => {
    const table = new Set(anchors(readme.slice(0, readme.indexOf('\n## '))))
    assert.deepEqual(
      sections.filter((section) => !table.has(section)),
      [],
    )
  })
  it('has no link to a section that it lacks, and to a file that is not there', () => {
    const files = [...readme.matchAll(/\]\(([^#):]+)\)/g)].map(([, path]) => path!)
    assert.deepEqual(
      [
        ...anchors(readme).filter((anchor) => !sections.includes(anchor)),
        ...files.filter((path) => !existsSync(join(ROOT, path))),
      ],
      [],
    )
  })
})

/** The file or folder, or files that begin so, where a `*` follows. */
const isThere = (path: string): boolean =>
  existsSync(join(ROOT, path)) ||
  readdirSync(join(ROOT, dirname(path))).some((name) => path.endsWith('-') && name.startsWith(basename(path)))
