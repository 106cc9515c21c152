/**
 * `completion powershell` in a real PowerShell: commands, options, config files, and the users of
 * the last run.
 */
import assert from 'node:assert/strict'
import { chmodSync } from 'node:fs'
import { describe, it } from 'node:test'
import { execFileSync } from 'node:child_process'
import { powerShellQuoted } from '../../src/core/text/powershell-quoting.js'
import { powershell } from '../lab/pwsh.js'
import { adUserSync } from './support/cli.js'
import { toolCommand } from './support/tool.js'
import { useSandbox } from './support/use-sandbox.js'

describe('in PowerShell, the Tab key', () => {
  const box = useSandbox({ emptied: false })

  /** What each line is completed with, in one PowerShell that has loaded the script. */
  async function completions(lines: readonly string[]): Promise<string[][]> {
    const { path } = box.folder
    const script = await adUserSync(['completion', 'powershell'], { cwd: path })
    assert.equal(script.code, 0, script.stderr)
    box.folder.write('complete.ps1', script.stdout)
    const { program, args } = toolCommand([])
    const launcher = box.folder.write('ad-user-sync', `#!/bin/sh\nexec ${[program, ...args].join(' ')} "$@"\n`)
    chmodSync(launcher, 0o755)
    const asked = lines.map(
      (line) =>
        `,@((TabExpansion2 -inputScript ${powerShellQuoted(line)} -cursorColumn ${line.length}).CompletionMatches.CompletionText)`,
    )
    const command = `$env:PATH = "${path}:$env:PATH"; . ./complete.ps1; ConvertTo-Json -Compress -InputObject @(${asked.join('; ')})`
    const output = execFileSync(powershell, ['-NoProfile', '-Command', command], { cwd: path, encoding: 'utf8' })
    return JSON.parse(output) as string[][]
  }

  it('completes commands, options and their values, config files, users and other files', async () => {
    const run = await box.import([
      box.person("Anna O'Hara"),
      box.person('Bert'),
      box.person('O\u2019Hara;\u201cX\u201d'),
    ])
    assert.equal(run.code, 0, run.stderr)
    const [commands, group, options, configs, users, quoted, typographic, formats, levels, files, two] =
      await completions([
        'ad-user-sync i',
        'ad-user-sync check ',
        'ad-user-sync import --allow-d',
        'ad-user-sync import --config im',
        'ad-user-sync history --user ',
        "ad-user-sync history --user 'P An",
        "ad-user-sync history --user 'P O\u2019\u2019H",
        'ad-user-sync import --output ',
        'ad-user-sync import --log-level w',
        'ad-user-sync import --approvals us',
        'ad-user-sync diff us',
      ])
    assert.deepEqual(commands, ['import', 'init'])
    assert.deepEqual(group, ['export', 'import'])
    assert.deepEqual(options, ['--allow-deactivations'])
    assert.deepEqual(configs, ['import-config.json'])
    // PowerShell takes typographic quotes for single quotes, too (about_Quoting_Rules).
    const odd = "'P O\u2019\u2019Hara;\u201cX\u201d'"
    assert.deepEqual(users, ["'P Anna O''Hara'", "'P Bert'", odd])
    assert.deepEqual([quoted, typographic], [["'P Anna O''Hara'"], [odd]])
    assert.deepEqual([formats, levels], [['json', 'text'], ['WARNING']])
    assert.deepEqual(
      [files, two].map((names) => names!.map((name) => name.replace(/^\.[\\/]/, ''))),
      [['users.json'], ['users.json']],
    )
  })
})
