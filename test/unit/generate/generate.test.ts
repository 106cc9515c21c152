import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, it } from 'node:test'
import { parametersOf } from '../../../src/config/parameters.js'
import { thoroughValidator } from '../../../src/core/schema/validators.js'
import { generatedFiles } from '../../../src/generate/files.js'
import { refreshReadme } from '../../../src/generate/readme.js'

describe('the generated files', async () => {
  for (const [path, text] of await generatedFiles()) {
    it(`${basename(path)} is what npm run generate writes`, () => assert.equal(readFileSync(path, 'utf8'), text))
  }
  it('is written between its markers only', () => {
    const readme = 'before\n<!-- generated:exit-codes -->\nold\n<!-- /generated -->\nafter\n'
    const fresh = refreshReadme(readme)
    assert.match(
      fresh,
      /^before\n<!-- generated:exit-codes -->\n\| exit code [^]*\n\| 130 \| interrupted \|\n<!-- \/generated -->\nafter\n$/,
    )
    assert.equal(refreshReadme(fresh), fresh)
    assert.throws(() => refreshReadme(readme.replace('exit-codes', 'nonsense')), /nonsense/)
  })
})

describe('the schemas', () => {
  for (const kind of ['export', 'import'] as const) {
    it(`accept the example and the default of every parameter of ${kind}`, () => {
      const validate = thoroughValidator(`${kind}-config`)
      for (const parameter of parametersOf(kind)) {
        const values = [
          parameter.default,
          parameter.example === '' ? undefined : (JSON.parse(parameter.example) as unknown),
        ]
        for (const value of values.filter((candidate) => candidate !== undefined)) {
          validate({ [parameter.name]: value })
          assert.deepEqual(
            (validate.errors ?? []).filter(({ keyword }) => keyword !== 'required'),
            [],
            parameter.name,
          )
        }
      }
    })
  }
})
