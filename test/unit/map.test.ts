import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'

const SRC = join(import.meta.dirname, '..', '..', 'src')
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
