/** What every start loads, the help among it: nothing that a command may not need. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { it } from 'node:test'

const source = join(import.meta.dirname, '../../src')
/** `import … from` of more than a type; `await import` is no start. */
const STATIC = /^(?:import|export) (?!type )[^'"]*?from '([^']+)'|^import '([^']+)'/gm

/** All that the file imports, and what imports it. */
function reached(start: string): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (file: string): void => {
    for (const [, from, bare] of readFileSync(file, 'utf8').matchAll(STATIC)) {
      const name = (from ?? bare)!
      const path = join(dirname(file), name.replace(/\.js$/, '.ts'))
      const key = name.startsWith('.') ? path : name
      if (found.has(key)) continue
      found.set(key, relative(source, file))
      if (name.startsWith('.') && existsSync(path)) visit(path)
    }
  }
  visit(start)
  return found
}

it('a start loads none of the libraries that take long', () => {
  const found = reached(join(source, 'cli.ts'))
  assert.ok(found.has('yargs'), 'the imports are found')
  const slow = [
    'ajv',
    'luxon',
    'inquirer',
    'node-powershell',
    'fs-extra',
    '@zip.js/zip.js',
    'iconv-lite',
    'jsonc-parser',
    'semver',
  ]
  assert.deepEqual(
    slow.flatMap((name) => (found.has(name) ? [`${name}, by ${found.get(name)}`] : [])),
    [],
  )
})
