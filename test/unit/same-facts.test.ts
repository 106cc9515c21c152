/** What has to stand in two places, because one of them is not TypeScript, is the same in both. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { EXIT_CODES } from '../../src/errors.js'
import { IMPORT_OPTIONS, UNDO_OPTIONS } from '../../src/command-line/option-tables.js'
import { jsonSchema } from '../../src/core/schema/json-schemas.js'
import { LOG_LEVELS } from '../../src/core/log-level.js'
import { APPROVAL_TYPES } from '../../src/core/report/approvals.js'
import { CONDITION_NAMES } from '../../src/core/report/conditions.js'
import { progress } from '../../src/terminal/progress-bar.js'
import { NO_STATUS } from '../../src/terminal/status-line.js'

const root = join(import.meta.dirname, '..', '..')
const cmdlets = join(root, 'ps-scripts', 'AdUserSync')
const [NO_TERMINAL, NO_COLOR] = [
  { stdin: false, stdout: false, stderr: false },
  { stdout: false, stderr: false },
]
/** What PowerShell has its own word for, or objects make needless. */
const OTHERWISE = {
  'dry-run': '-WhatIf',
  confirm: '-Confirm',
  approvals: '-Approval',
  details: 'the objects have them',
  all: 'the objects are all',
  'fail-on-pending': 'RequiredInteractions',
}

function parametersOf(cmdlet: string): string[] {
  const script = readFileSync(join(cmdlets, 'Public', `${cmdlet}.ps1`), 'utf8')
  return [...script.matchAll(/^ {8}\[.*\]\$(\w+)(?: = .*)?,?$/gm)].map(([, name]) => name!)
}

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
  it('each exit code is an error of the cmdlets', () => {
    const script = readFileSync(join(root, 'ps-scripts', 'AdUserSync', 'Private', 'New-AdsError.ps1'), 'utf8')
    const known = [...script.matchAll(/^    (\d+) +=/gm)].map(([, code]) => Number(code))
    const codes = Object.values(EXIT_CODES).map(({ code }): number => code)
    assert.deepEqual(
      codes.filter((code) => code !== 0 && !known.includes(code)),
      [],
    )
  })
  it("the address of the module is package.json's homepage; without one, neither has any", () => {
    const manifest = readFileSync(join(cmdlets, 'AdUserSync.psd1'), 'utf8')
    const { homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { homepage?: string }
    assert.equal(/^ *ProjectUri *= '(.*)'$/m.exec(manifest)?.[1], homepage)
  })
  it('each condition of status --fail-on is offered by Tab in PowerShell', () => {
    const script = readFileSync(join(cmdlets, 'Private', 'Add-AdsKnown.ps1'), 'utf8')
    const offered = /FailOn = \[ordered\]@\{(.*?)\}/.exec(script)![1]!
    assert.equal(offered.trim(), CONDITION_NAMES.map((name) => `'${name}=' = $true`).join('; '))
  })
  it('what a long run logs is progress for the cmdlets, too', () => {
    const script = readFileSync(join(cmdlets, 'Private', 'Write-AdsLogLine.ps1'), 'utf8')
    const pattern = new RegExp(/'(\^\[a-z \].*\$)'/.exec(script)![1]!)
    const lines: string[] = []
    const io = { terminal: NO_TERMINAL, color: NO_COLOR, columns: 80, plain: false, status: NO_STATUS }
    let now = 0
    const report = progress(io, { info: (line) => void lines.push(line) }, () => now)
    for (const done of [0, 10, 500]) {
      report(done, 1000, 'reading users')
      now += 11_000
    }
    assert.equal(lines.length, 2)
    for (const line of lines) assert.match(line, pattern)
  })
  for (const [cmdlet, options] of Object.entries({ 'Import-AdsUser': IMPORT_OPTIONS, 'Undo-AdsImport': UNDO_OPTIONS }))
    it(`each option of the command is a parameter of ${cmdlet}`, () => {
      const parameters = parametersOf(cmdlet)
      const pascal = (name: string) => name.replace(/(^|-)(.)/g, (_, _dash, letter: string) => letter.toUpperCase())
      const names = Object.keys(options).filter((name) => !(name in OTHERWISE))
      assert.deepEqual(
        names.filter((name) => !parameters.includes(pascal(name))),
        [],
      )
    })
  for (const cmdlet of ['Approve-AdsApproval', 'Deny-AdsApproval', 'Remove-AdsRejection'])
    it(`${cmdlet} takes each type of approval`, () => {
      const script = readFileSync(join(cmdlets, 'Public', `${cmdlet}.ps1`), 'utf8')
      const types = /ValidateSet\(([^)]*)\)\]\[string\]\$Type/.exec(script)![1]!
      assert.deepEqual(types.replaceAll("'", '').split(', ').sort(), [...APPROVAL_TYPES].sort())
    })
})
