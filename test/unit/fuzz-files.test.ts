/**
 * Whatever is in a config, resolutions or approvals file: it is read, or it is one
 * ConfigurationError that shows no secret.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { loadExportSettings, loadImportSettings } from '../../src/config/load-settings.js'
import { parametersOf, type ConfigKind } from '../../src/config/parameters.js'
import { ConfigurationError } from '../../src/errors.js'
import { parseEntries } from '../../src/files/resolutions-file.js'
import { JSON_SYNTAX } from './support.js'

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'))
after(() => rmSync(folder, { recursive: true }))
const SECRET = 'Not.To.Be.Shown.1'
const VALID: Record<ConfigKind, object> = {
  export: { user_path: 'OU=Staff,DC=a', group_path: 'OU=Groups,DC=a' },
  import: { input_file: 'u', managed_user_path: 'OU=M,DC=a', group_path: 'OU=G,DC=a', prefix_common_names: 'P ' },
}
const ENTRY = { type: 'enable', user: 'P Ann', accept: true, password: SECRET }

const telling = fc.constantFrom('__proto__', 'constructor', '*', '20%', 'P1D', 'CN=a', 'DC=a', '\u001b[31m', '')
const hostileText = fc.oneof(fc.string({ unit: 'binary' }), telling)
const json = fc.jsonValue({ stringUnit: 'binary' })
const hostileValue = fc.oneof(hostileText, json, fc.array(hostileText), fc.dictionary(hostileText, hostileText))
const syntax = fc.constantFrom(...JSON_SYNTAX, '\\ud800', '1e999', 'hmac', 'null', '//', '\0')
const pieces = fc.array(syntax)
const bytes = fc.oneof(
  fc.uint8Array(),
  fc.json({ stringUnit: 'binary' }).map((text) => Buffer.from(text)),
  pieces.map((all) => Buffer.from(all.join(''))),
)
/**
 * A right object with some keys replaced or added; `__proto__` as JSON.parse makes it, a key like
 * any other.
 */
const changed = (right: object, names: readonly string[]) =>
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...names), hostileText), hostileValue), { maxLength: 4 })
    .map((changes) => {
      const text = changes.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()
      return JSON.stringify({ ...right, ...(JSON.parse(`{${text}}`) as object) })
    })

/**
 * Runs it; an error must be a ConfigurationError without control characters but line feeds, and
 * without the secret. @returns whether there was one
 */
function isRefused(read: () => unknown): boolean {
  try {
    read()
    return false
  } catch (error) {
    assert.ok(error instanceof ConfigurationError, String((error as Error).stack))
    assert.ok(error.message.length < 20_000, `${error.message.length} characters`)
    assert.doesNotMatch(error.message, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    assert.ok(!error.message.includes(SECRET))
    return true
  } finally {
    assert.equal(Object.keys(Object.prototype).length, 0)
  }
}

for (const kind of ['export', 'import'] as const) {
  const file = join(folder, `${kind}.json`)
  const refuses = (content: string | Uint8Array) =>
    isRefused(() => {
      writeFileSync(file, content)
      const options = {
        config: file,
        hmac: {},
        interactive: false,
        dryRun: false,
        failOnPending: false,
        allowOlder: false,
      }
      return kind === 'export'
        ? loadExportSettings(options, { cwd: folder })
        : loadImportSettings(options, { cwd: folder })
    })
  // Of random content, some is right: that it is read or refused, and no more, is what holds for
  // all of it.
  const load = (content: string | Uint8Array) => void refuses(content)
  describe(`the ${kind} config, whatever it holds`, () => {
    it('as bytes', () => fc.assert(fc.property(bytes, load), { numRuns: 300 }))
    it('as values', () => {
      const names = parametersOf(kind).map(({ name }) => name)
      const secret = kind === 'import' ? { password_suffix: SECRET } : { hmac: SECRET }
      fc.assert(fc.property(changed({ ...VALID[kind], ...secret }, names), load), { numRuns: 300 })
    })
    it('as it should be: read', () => assert.equal(refuses(JSON.stringify(VALID[kind])), false))
    it('nested a hundred thousand levels deep: refused', () => {
      for (const [open, close] of [
        ['[', ']'],
        ['{"a":', '}'],
      ] as const) {
        const right = JSON.stringify(VALID[kind]).slice(1)
        assert.ok(refuses(`{"server": ${open.repeat(100_000)}null${close.repeat(100_000)},${right}`))
        assert.ok(refuses(open.repeat(100_000)))
      }
    })
    it('with a hundred thousand unknown keys: refused', () => {
      const entries = Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index])
      assert.ok(refuses(JSON.stringify({ ...VALID[kind], ...Object.fromEntries(entries) })))
    })
  })
}

describe('a resolutions or approvals file, whatever it holds', () => {
  const refuses = (content: string | Uint8Array) => isRefused(() => parseEntries(Buffer.from(content), 'the file'))
  const parse = (content: string | Uint8Array) => void refuses(content)
  it('as bytes', () => fc.assert(fc.property(bytes, parse), { numRuns: 300 }))
  it('as values', () => {
    const entries = fc.array(changed(ENTRY, [...Object.keys(ENTRY), 'group', 'name', 'anchor', 'new_name']), {
      maxLength: 3,
    })
    fc.assert(
      fc.property(entries, (all) => parse(`{"resolutions": [${all.join()}]}`)),
      { numRuns: 300 },
    )
  })
  it('as it should be: read', () => assert.equal(refuses(JSON.stringify({ resolutions: [ENTRY] })), false))
  it('nested a hundred thousand levels deep: refused', () =>
    assert.ok(refuses(`{"resolutions": [${'['.repeat(100_000)}${']'.repeat(100_000)}]}`)))
  it('as a text of five million escapes, and as one of ten million letters: read when it is whole', () => {
    for (const text of ['\\n'.repeat(5_000_000), 'x'.repeat(10_000_000)]) {
      assert.equal(refuses(`{"resolutions": [], "x": "${text}"}`), false)
      assert.ok(refuses(`{"resolutions": [], "x": "${text}`))
    }
  })
  it('with a hundred thousand wrong entries: refused', () =>
    assert.ok(refuses(`{"resolutions": [${'0,'.repeat(100_000)}0]}`)))
  it('with a password that is none: refused', () => {
    assert.ok(refuses(JSON.stringify({ resolutions: [{ ...ENTRY, password: { [SECRET]: SECRET } }] })))
  })
})
