/** What has to stand in two places, because one of them is not TypeScript, is the same in both. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { EXIT_CODES } from '../../src/errors.js'
import { readJsonSync } from 'fs-extra/esm'
import { jsonSchema } from '../../src/core/schema/json-schemas.js'
import { LOG_LEVELS } from '../../src/core/log-level.js'
import { APPROVAL_TYPES } from '../../src/core/report/approvals.js'

const root = join(import.meta.dirname, '..', '..')

/** The enumeration of a definition, or of one of its properties, and how it is said in words. */
function allowed(
  schema: 'common' | 'resolutions',
  definition: string,
  property?: string,
): { enum: string[]; 'x-type'?: string } {
  const found = jsonSchema(schema).definitions?.[definition]
  return (property === undefined ? found : found?.properties?.[property]) as { enum: string[] }
}

describe('in the code and outside it', () => {
  it('the types of approvals are those of the resolutions schema', () => {
    assert.deepEqual([...APPROVAL_TYPES].sort(), allowed('resolutions', 'ResolutionEntry', 'type').enum.sort())
  })
  it('the levels of the log are those of the config schema, in the same order', () => {
    const { enum: levels, 'x-type': words } = allowed('common', 'log_level')
    assert.deepEqual([...LOG_LEVELS], levels)
    assert.equal(words, `${LOG_LEVELS.slice(0, -1).join(', ')} or ${LOG_LEVELS.at(-1)}`)
  })
  for (const name of ['AdUserSync', 'AdUserSync.Session'])
    it(`the PowerShell module ${name} has the package's version`, () => {
      const { version } = readJsonSync(join(root, 'package.json')) as { version: string }
      const manifest = readFileSync(join(root, 'ps-scripts', name, `${name}.psd1`), 'utf8')
      assert.equal(/^\s*ModuleVersion\s*=\s*'([^']*)'/m.exec(manifest)?.[1], version)
    })
  it('each exit code is an error of the cmdlets', () => {
    const script = readFileSync(join(root, 'ps-scripts', 'AdUserSync', 'Private', 'New-AdsError.ps1'), 'utf8')
    const known = [...script.matchAll(/^    (\d+) +=/gm)].map(([, code]) => Number(code))
    const codes = Object.values(EXIT_CODES).map(({ code }): number => code)
    assert.deepEqual(
      codes.filter((code) => code !== 0 && !known.includes(code)),
      [],
    )
  })
})
