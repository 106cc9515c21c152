// The PowerShell that the tests run on must behave as the session code expects of PowerShell: these are the expectations.
// They hold for the lab's host and for a real pwsh named by NODE_POWERSHELL alike, except where a LAB_ variable is used.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { PowerShell } from 'node-powershell'

const executable =
  process.env['NODE_POWERSHELL'] ?? fileURLToPath(new URL('../../.lab/powershell/lab-pwsh', import.meta.url))
const labOnly = basename(executable) === 'lab-pwsh' ? {} : { skip: 'only the lab’s host reads LAB_ variables' }

function start(args: string[], input: string, variables: NodeJS.ProcessEnv = {}) {
  const { stdout, stderr, status } = spawnSync(executable, ['-NoLogo', '-NoProfile', ...args], {
    input,
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, TERM: 'dumb', ...variables },
  })
  return { stdout, stderr, status }
}

const run = (lines: string[], variables: NodeJS.ProcessEnv = {}) =>
  start(['-NonInteractive', '-NoExit', '-Command', '-'], lines.map((line) => `${line}\n`).join(''), variables)

const output = (...lines: string[]) => run(lines).stdout.trimEnd()

describe('commands on standard input', () => {
  it('answers a nonce that crosses as data, through node-powershell', async () => {
    const shell = new PowerShell({
      executableOptions: { '-NoProfile': true, '-NonInteractive': true },
      spawnOptions: { env: { ...process.env, TERM: 'dumb', NODE_POWERSHELL: executable } },
      ...(process.env['NODE_POWERSHELL'] === undefined ? { executable } : {}),
    })
    try {
      const { raw } = await shell.invoke(
        '$line = [Console]::In.ReadLine(); [Console]::Out.Write("<" + $line.Length + ":" + $line + ">")\nnonce $(throw 1); "x',
      )
      assert.equal(raw, '<20:nonce $(throw 1); "x>')
    } finally {
      await shell.dispose()
    }
  })

  it('gives the next line to a command that reads one, and does not run it', () => {
    assert.equal(
      output('$line = [Console]::In.ReadLine(); "got $line"', 'throw "not a command"', '"next"'),
      'got throw "not a command"\nnext',
    )
  })

  it('takes 660 KB as one line of data', () => {
    assert.equal(output('[Console]::In.ReadLine().Length', 'x'.repeat(660_000)), '660000')
  })

  it('runs a block of several lines at the blank line after it, and not without one', () => {
    assert.equal(output('if ($true) {', '"block"', '}', '', '"after"'), 'block\nafter')
    assert.equal(output('if ($true) {', '"block"', '}', '"inside still"'), '')
  })

  it('goes on after a throw, and reports it on standard error', () => {
    const { stdout, stderr, status } = run(['throw "bad"', '"alive"'])
    assert.equal(stdout.trimEnd(), 'alive')
    assert.match(stderr, /bad/)
    assert.equal(status, 0)
  })

  it('ends at exit, with its code', () => {
    const { stdout, status } = run(['exit 7', '"never"'])
    assert.deepEqual({ stdout, status }, { stdout: '', status: 7 })
  })

  it('ends at [Environment]::Exit', () => {
    assert.equal(run(['[Environment]::Exit(9)', '"never"']).status, 9)
  })

  it('writes warnings, verbose and information records among the data', () => {
    const { stdout, stderr } = run([
      'Write-Warning w; Write-Verbose v -Verbose; Write-Information i -InformationAction Continue; Write-Host h; "data"',
    ])
    assert.deepEqual(stdout.trimEnd().split('\n'), ['WARNING: w', 'VERBOSE: v', 'i', 'h', 'data'])
    assert.equal(stderr, '')
  })

  it('refuses to ask when it is not interactive', () => {
    assert.match(run(['Read-Host name']).stderr, /NonInteractive mode/)
    assert.match(
      run([
        'function Test-Ask { [CmdletBinding(SupportsShouldProcess, ConfirmImpact="High")] param() if ($PSCmdlet.ShouldProcess("x")) { 1 } }; Test-Ask',
      ]).stderr,
      /NonInteractive mode/,
    )
  })

  it('reads an answer from standard input when it is interactive', () => {
    assert.match(start(['-Command', '-'], 'Read-Host name\nAnn\n"next"\n').stdout, /name: Ann\nnext/)
  })

  it('keeps text beyond ASCII whole', () => {
    assert.equal(output('[Console]::In.ReadLine()', 'Jürgen 李 👩🏽‍💻'), 'Jürgen 李 👩🏽‍💻')
  })
})

describe('a script file', () => {
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'host-test-'))
  })
  after(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('gets its arguments and gives its exit code', () => {
    const file = join(folder, 'check.ps1')
    writeFileSync(file, 'param($First, $Second, [switch]$Flag)\n"$First|$Second|$Flag"\nexit 3\n')
    const { stdout, status } = start(['-NonInteractive', '-File', file, 'a b', '-Flag', '-Second', 'c'], '')
    assert.deepEqual({ stdout: stdout.trimEnd(), status }, { stdout: 'a b|c|True', status: 3 })
  })

  it('that throws gives exit code 1', () => {
    const file = join(folder, 'throw.ps1')
    writeFileSync(file, 'throw "bad"\n')
    assert.equal(start(['-NonInteractive', '-File', file], '').status, 1)
  })

  it('that does not exist, or an unknown switch, is an error of use', () => {
    assert.equal(start(['-File', join(folder, 'none.ps1')], '').status, 64)
    assert.equal(start(['-NoSuchSwitch'], '').status, 64)
  })
})

describe('JSON', () => {
  it('turns strings that look like dates into DateTime', () => {
    const types = output(
      '(\'["2024-01-02T03:04:05Z","2024-01-02","1",1,12345678901234567890,1.5]\' | ConvertFrom-Json) | ForEach-Object { $_.GetType().Name }',
    )
    assert.deepEqual(types.split('\n'), ['DateTime', 'String', 'String', 'Int64', 'BigInteger', 'Double'])
  })

  it('cuts objects off at depth 2 with a warning, and at the depth given', () => {
    const nested = '@{ a = @{ b = @{ c = @{ d = 1 } } } }'
    const { stdout } = run([`${nested} | ConvertTo-Json -Compress`])
    assert.deepEqual(stdout.trimEnd().split('\n'), [
      'WARNING: Resulting JSON is truncated as serialization has exceeded the set depth of 2.',
      '{"a":{"b":{"c":"System.Collections.Hashtable"}}}',
    ])
    assert.equal(output(`${nested} | ConvertTo-Json -Compress -Depth 4`), '{"a":{"b":{"c":{"d":1}}}}')
  })

  it('keeps a list of one, an empty list and null, and escapes on request', () => {
    assert.equal(output('ConvertTo-Json -Compress @{ x = @(1) }'), '{"x":[1]}')
    assert.equal(output('ConvertTo-Json -Compress @()'), '[]')
    assert.equal(output('ConvertTo-Json $null'), 'null')
    assert.equal(output('1 | ConvertTo-Json -AsArray -Compress'), '[1]')
    assert.equal(output('"\u00e9<" | ConvertTo-Json -EscapeHandling EscapeNonAscii'), '"\\u00e9<"')
  })

  it('refuses keys that differ only in case, and text that is no JSON', () => {
    assert.match(run(['\'{"a":1,"A":2}\' | ConvertFrom-Json']).stderr, /different casing/)
    assert.match(run(['\'{"a":\' | ConvertFrom-Json']).stderr, /Conversion from JSON failed/)
  })
})

describe('the lab’s own switches', labOnly, () => {
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'host-test-'))
  })
  after(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('ends lines as Windows does', () => {
    const { stdout, stderr } = run(['"a"; [Console]::Out.WriteLine("b"); [Console]::Error.WriteLine("c")'], {
      LAB_NEWLINE: 'crlf',
    })
    assert.deepEqual({ stdout, stderr }, { stdout: 'a\r\nb\r\n', stderr: 'c\r\n' })
  })

  it('starts in constrained language mode', () => {
    const { stdout, stderr } = run(
      [
        '[string]$ExecutionContext.SessionState.LanguageMode',
        '[Console]::In.ReadLine()',
        'New-Object System.Net.WebClient',
      ],
      { LAB_LANGUAGE_MODE: 'ConstrainedLanguage' },
    )
    assert.match(stdout, /^ConstrainedLanguage/)
    assert.match(stderr, /only on core types/)
    assert.match(stderr, /Only core types are supported/)
  })

  it('names another execution policy', () => {
    assert.equal(
      run(['[string](Get-ExecutionPolicy)'], { LAB_EXECUTION_POLICY: 'AllSigned' }).stdout.trimEnd(),
      'AllSigned',
    )
  })

  it('writes the cursor-key escapes of pwsh on Unix unless TERM is dumb', () => {
    assert.equal(run(['"a"'], { TERM: 'xterm' }).stdout, '\u001b[?1h\u001b[?1la\n\u001b[?1h')
  })

  it('logs the text of every script that runs, and not the data', () => {
    const log = join(folder, 'scripts.log')
    run(['$line = [Console]::In.ReadLine(); & ([scriptblock]::Create("1 + 41"))', 'the secret'], {
      LAB_SCRIPTBLOCK_LOG: log,
    })
    const text = readFileSync(log, 'utf8')
    assert.match(text, /^\$line = \[Console\]/m)
    assert.match(text, /^1 \+ 41$/m)
    assert.doesNotMatch(text, /the secret/)
  })

  it('logs every value that is bound to a parameter', () => {
    const log = join(folder, 'parameters.log')
    run(['$line = [Console]::In.ReadLine(); Write-Output $line', 'the secret'], { LAB_MODULE_LOG: log })
    assert.match(readFileSync(log, 'utf8'), /BIND arg \[the secret\] to parameter \[InputObject\]/)
  })
})
