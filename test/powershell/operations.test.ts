/**
 * The operations as an administrator and as the tool see them: one list, with help, to be called by
 * hand.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { OPERATIONS } from '../../src/directory/powershell/operations.js'
import { jsonSchema } from '../../src/core/schema/json-schemas.js'
import { GRANT_SCRIPT, SESSION_MODULE } from '../../src/package.js'
import { environment, Fixture, g, s, server } from './lab-fixture.js'

/** What PowerShell's script answers, as JSON. */
function ask<T>(script: string): T {
  const args = ['-NoProfile', '-NonInteractive', '-Command', `Import-Module '${SESSION_MODULE}'; ${script}`]
  const env = { ...environment, TERM: 'dumb' }
  const run = spawnSync(environment['NODE_POWERSHELL'] as string, args, { encoding: 'utf8', env })
  assert.deepEqual([run.stderr, run.status], ['', 0])
  return JSON.parse(run.stdout) as T
}

/** A command's help. Where none was written, Get-Help gives the syntax for a synopsis. */
const HELP = `function Get-Told {
  param($Name)
  $help = Get-Help $Name -Full
  @{
    name = $Name; synopsis = [string]$help.Synopsis; examples = @($help.examples.example).Length
    parameters = @(@($help.parameters.parameter) | Where-Object { $_ } | ForEach-Object {
      @{ name = $_.name; text = [string](@($_.description) | Where-Object { $_ } | ForEach-Object { $_.Text }) } })
  }
}`

interface Help {
  name: string
  synopsis: string
  examples: number
  parameters: { name: string; text: string }[]
}

function assertHelped({ name, synopsis, examples, parameters }: Help): void {
  assert.match(synopsis, /^[A-Z].* .*\.$/, `${name} has no synopsis`)
  assert.ok(examples > 0, `${name} has no example`)
  for (const parameter of parameters.filter((each) => !['WhatIf', 'Confirm'].includes(each.name)))
    assert.ok(parameter.text, `${name} -${parameter.name} has no description`)
}

describe('the operations', () => {
  it('are the same in TypeScript, schema, module and dispatcher', () => {
    const operations = [...OPERATIONS].sort()
    const folder = join(dirname(SESSION_MODULE), 'Operations')
    assert.deepEqual(
      readdirSync(folder)
        .map((file) => file.replace(/\.ps1$/, ''))
        .sort(),
      operations,
    )
    const { definitions } = jsonSchema('powershell-response') as { definitions: object }
    assert.deepEqual(
      Object.keys(definitions)
        .filter((name) => /^[A-Z]/.test(name))
        .sort(),
      operations,
    )
    const found = ask<{ exported: string[]; dispatched: string[] }>(
      `$module = Get-Module AdUserSync.Session
      ConvertTo-Json @{ exported = @($module.ExportedFunctions.Keys); dispatched = @(& $module { $script:Operations.Keys }) }`,
    )
    assert.deepEqual(found.dispatched.sort(), operations)
    assert.deepEqual(found.exported.sort(), [...operations, 'Invoke-SyncRequest'].sort())
  })

  it('have help for each parameter, and an example', () => {
    const names = OPERATIONS.map((name) => `'${name}'`).join(', ')
    const helps = ask<Help[]>(`${HELP}; ConvertTo-Json -Depth 5 @(foreach ($name in ${names}) { Get-Told $name })`)
    assert.equal(helps.length, OPERATIONS.length)
    helps.forEach(assertHelped)
    const modify = helps.find(({ name }) => name === 'Set-SyncUser')
    assert.deepEqual(
      modify?.parameters.map(({ name }) => name),
      ['Server', 'Scope', 'Items', 'Parallel'],
    )
  })
})

describe('Grant-SyncRights.ps1', () => {
  it('has help', () => {
    const help = ask<Help>(`${HELP}; ConvertTo-Json -Depth 5 (Get-Told '${GRANT_SCRIPT}')`)
    assert.match(help.synopsis, /^Gives an account the rights/)
    assertHelped(help)
  })
})

describe('an operation called by hand', () => {
  let lab: Fixture
  before(async () => {
    lab = await Fixture.create()
  })
  after(() => lab.close())

  it('takes hash tables', async () => {
    const [guid] = await lab.users(['By hand'])
    const items = `@{ guid = '${guid}'; replace = @{ title = @('s:Dr') }; clear = @() }`
    const answer = ask<{ items: object[] }>(`Set-SyncUser -Server ${server} -Scope '${s(lab.managed)}' -Items ${items}`)
    assert.deepEqual(answer, { items: [{ ok: true }] })
    assert.equal((await lab.read(g((guid as string).slice(2))))['title'], 'Dr')
  })

  it('names the missing file', () => {
    const message = ask<string>(
      `ConvertTo-Json $(try { Set-SyncUser -Server ${server} -Items @() } catch { $_.FullyQualifiedErrorId })`,
    )
    assert.match(message, /Parameter.*Set-SyncUser/)
  })
})
