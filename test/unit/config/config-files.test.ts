import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'node:test'
import { loadImportSettings } from '../../../src/config/load-settings.js'
import { parseEntries } from '../../../src/files/resolutions-file.js'
import { IMPORT_CONFIG, IMPORT_OPTIONS, thrown, workFolder } from '../support.js'

const cwd = workFolder()
const OURS = join(cwd, 'import-config.json')
const PYTHONS = join(cwd, 'import_config.json')
const load = (config?: string) =>
  loadImportSettings({ ...IMPORT_OPTIONS, ...(config !== undefined && { config }) }, { cwd })
const withPrefix = (prefix: string) => JSON.stringify({ ...IMPORT_CONFIG, prefix_common_names: prefix }, null, 2)

beforeEach(() => [OURS, PYTHONS].forEach((path) => rmSync(path, { force: true })))

describe('the config file', () => {
  it("is ours by default, also beside the Python tool's", () => {
    writeFileSync(OURS, withPrefix('ours '))
    writeFileSync(PYTHONS, withPrefix('python '))
    assert.equal(load().prefix, 'ours ')
  })
  it("is the Python tool's where ours is missing", () => {
    writeFileSync(PYTHONS, withPrefix('python '))
    assert.equal(load().prefix, 'python ')
    assert.equal(load().configFile, PYTHONS)
  })
  it('is the one of --config where that is given', () => {
    writeFileSync(OURS, withPrefix('ours '))
    writeFileSync(join(cwd, 'other.json'), withPrefix('other '))
    assert.equal(load('other.json').prefix, 'other ')
  })
  it('is missed with both names', () => {
    const error = thrown(() => load())
    assert.equal(
      error.message,
      `there is no config file: neither import-config.json nor import_config.json is in ${cwd}`,
    )
    assert.equal(
      error.remedy,
      'name it with --config FILE, or write one with ad-user-sync init import; ad-user-sync import --help lists its parameters',
    )
  })
  it('is missed under the name of --config', () => {
    const error = thrown(() => load('no.json'))
    assert.equal(error.message, `${join(cwd, 'no.json')}: no such file`)
    assert.equal(error.remedy, 'check the path, or write it with ad-user-sync init import --config FILE')
  })
  it('cannot be a folder', () => assert.match(thrown(() => load('.')).message, /cannot be read: EISDIR/))

  const encodings: [string, (text: string) => Buffer][] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with BOM', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with BOM', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE with BOM', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['CRLF line ends', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ]
  for (const [name, encode] of encodings) {
    it(`may be ${name}`, () => {
      writeFileSync(OURS, encode(withPrefix('Größe 李 ')))
      assert.equal(load().prefix, 'Größe 李 ')
    })
  }
  it('is refused when it is windows-1252', () => {
    writeFileSync(OURS, Buffer.from(withPrefix('Größe '), 'latin1'))
    assert.equal(thrown(load).message, `${OURS} is not UTF-8, or UTF-16 with a byte order mark`)
  })
  it('is refused when it is empty', () => {
    writeFileSync(OURS, ' \n')
    assert.equal(thrown(load).message, `${OURS} is empty, expected JSON`)
  })
  it('is refused when it is no object', () => {
    writeFileSync(OURS, '[]')
    assert.match(thrown(load).message, /the file: found a list, expected an object/)
  })
  it('shows nothing of its content when it has another shape: secrets could be under any key', () => {
    writeFileSync(OURS, JSON.stringify([{ hmac: '00112233445566778899aabbccddeeff' }]))
    assert.doesNotMatch(thrown(load).message, /0011/)
    const entry = { type: 'enable', user: 'P Anna', password: 'Secret-Pass-4711', accept: true }
    for (const resolutions of [entry, [[entry]], { list: [entry] }]) {
      const read = () => parseEntries(Buffer.from(JSON.stringify({ resolutions })), 'approvals.json')
      assert.doesNotMatch(thrown(read).message, /4711/)
      assert.doesNotMatch(
        thrown(() => parseEntries(Buffer.from(JSON.stringify(resolutions)), 'approvals.json')).message,
        /4711/,
      )
    }
  })
  it('is refused when it is huge', () => {
    writeFileSync(OURS, Buffer.alloc(17 * 1024 * 1024, ' '))
    assert.match(thrown(load).message, /has 17825792 bytes, more than the 16777216/)
  })

  it('is refused for a number beyond all bounds, and that is said', () => {
    writeFileSync(OURS, withPrefix('P ').replace('{', '{ "max_leaves": 1e999, "log_max_bytes": -1e999,'))
    assert.match(
      thrown(load).message,
      /max_leaves: found a number beyond all bounds, expected [^]*log_max_bytes: found a number beyond all bounds, /,
    )
  })
  it('is refused for a key that stands twice in one object: the first value would be lost silently', () => {
    writeFileSync(OURS, withPrefix('P ').replace('{', '{\n  "group_map": { "CN=A": "CN=x",\n    "CN=A": "CN=y" },'))
    const error = thrown(load)
    assert.equal(error.message, `${OURS} has the key "CN=A" twice in one object, the second time at line 3, column 5`)
    assert.equal(error.remedy, 'keep one of the two; where both are meant, put their values into one list')
    writeFileSync(
      OURS,
      withPrefix('P ')
        .replace('{', '{\n  "group_map": { "CN=A": "CN=x" }, "hmac": null,')
        .replace(/}$/, ', "hmac": "00"}'),
    )
    assert.match(thrown(load).message, /has the key "hmac" twice/)
    const entry = '{ "type": "enable", "user": "P Anna", "accept": false, "accept": true, "generate": true }'
    assert.match(
      thrown(() => parseEntries(Buffer.from(`[${entry}]`), 'approvals.json')).message,
      /^approvals\.json has the key "accept" twice/,
    )
  })

  const broken: [string, string, string, string][] = [
    ['a trailing comma', '{\n  "hmac": "5ec2e7",\n}', 'line 3, column 1', 'remove the comma before it'],
    [
      'a single backslash',
      '{ "log_file": "C:\\Temp" }',
      'line 1, column 18',
      'write each backslash twice, as in C:\\\\Temp',
    ],
    ['a comment', '{ // x\n}', 'line 1, column 3', 'remove the comment: JSON has none'],
    ['single quotes', "{ 'a': 1 }", 'line 1, column 3', 'use double quotes'],
    [
      'a missing brace',
      '{ "hmac": "5ec2e7"',
      'line 1, column 19',
      'look for a missing comma, quote or bracket there or just before it',
    ],
  ]
  for (const [what, text, place, remedy] of broken) {
    it(`is refused for ${what}, by its place and without quoting the file`, () => {
      writeFileSync(OURS, text)
      const error = thrown(load)
      assert.equal(error.message, `${OURS} is not valid JSON: ${place}`)
      assert.equal(error.remedy, remedy)
    })
  }
})
