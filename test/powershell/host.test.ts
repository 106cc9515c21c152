// What the lab's startup hook makes the real PowerShell play (test/lab/powershell), each with its
// LAB_ variable, and PowerShell without one.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { powershell } from '../lab/pwsh.js'

const ARGUMENTS = ['-NoLogo', '-NoProfile', '-NonInteractive', '-NoExit', '-Command', '-']
const environment = (variables: NodeJS.ProcessEnv) => ({ ...process.env, TERM: 'dumb', ...variables })

function run(lines: string[], variables: NodeJS.ProcessEnv = {}) {
  const input = lines.map((line) => `${line}\n`).join('')
  const env = environment(variables)
  return spawnSync(powershell, ARGUMENTS, { input, encoding: 'utf8', timeout: 60_000, env })
}

/**
 * Sends the commands, and the rest of the lines only when the first command has said `ready`; what
 * is said then.
 */
async function afterReady(variables: NodeJS.ProcessEnv, command: string, ...lines: string[]): Promise<string> {
  const shell = spawn(powershell, ARGUMENTS, { env: environment(variables), timeout: 60_000 })
  let output = ''
  shell.stdout.on('data', (data: Buffer) => {
    if (output === '') shell.stdin.end(lines.map((line) => `${line}\n`).join(''))
    output += data.toString()
  })
  shell.stdin.write(`[Console]::Out.WriteLine('ready'); ${command}\n`)
  await once(shell, 'close')
  return output
}

let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-test-'))
})
after(() => rmSync(folder, { recursive: true }))

describe('the reader of commands', () => {
  const READ = '"got " + [Console]::In.ReadLine()'
  const RAW = '$raw = New-Object IO.StreamReader ([Console]::OpenStandardInput()); "got " + $raw.ReadLine()'
  const unread = ['"data"', '"next"']

  it('is the one that scripts have, in PowerShell 7 and in Windows Server 2016: lines that follow a command are its data', () => {
    for (const LAB_READER of ['', 'small'])
      assert.equal(run([READ, ...unread], { LAB_READER }).stdout, 'got "data"\nnext\n', LAB_READER)
  })

  it('is the host’s own in Windows PowerShell: lines that arrive with a command are commands', () => {
    for (const command of [READ, RAW])
      assert.equal(run([command, ...unread], { LAB_READER: 'host' }).stdout, 'got \ndata\nnext\n', command)
  })

  it('takes 4096 bytes at most: the rest is there for scripts', () => {
    const lines = [READ, `#${'x'.repeat(4096 - READ.length - 3)}`, 'data', '"next"']
    assert.equal(lines.slice(0, 2).join('\n').length + 1, 4096)
    assert.equal(run(lines, { LAB_READER: 'host' }).stdout, 'got data\n')
  })

  it('leaves bytes after the command to scripts, in every PowerShell', async () => {
    for (const LAB_READER of ['', 'small', 'host'])
      assert.match(await afterReady({ LAB_READER }, RAW, 'data'), /^ready\ngot data\n/, LAB_READER)
  })

  it('keeps text beyond ASCII whole, and 660 KB of it', async () => {
    const text = 'Jürgen 李 👩🏽‍💻'.repeat(20_000)
    for (const LAB_READER of ['', 'small', 'host'])
      assert.match(
        await afterReady({ LAB_READER }, '$line = [Console]::In.ReadLine(); $line.Length; $line.Substring(0, 8)', text),
        new RegExp(`^ready\n${text.length}\nJürgen 李\n`),
        LAB_READER,
      )
  })

  it('is not asked for by a script file, which reads standard input itself', () => {
    const file = join(folder, 'read.ps1')
    writeFileSync(file, '"got " + [Console]::In.ReadLine()\n')
    const env = environment({ LAB_READER: 'host' })
    const { stdout } = spawnSync(powershell, ['-NoProfile', '-File', file], { input: 'data\n', encoding: 'utf8', env })
    assert.equal(stdout, 'got data\n')
  })
})

describe('the differences of Windows', () => {
  it('ends lines with CRLF, but for a line feed in a text', () => {
    const { stdout, stderr } = run(
      ['"a"; [Console]::Out.WriteLine("b"); [Console]::Error.WriteLine("c"); [Console]::Out.Write("d`n"); throw "e"'],
      { LAB_NEWLINE: 'crlf' },
    )
    assert.deepEqual({ stdout, stderr }, { stdout: 'a\r\nb\r\nd\n', stderr: 'c\r\nException: e\r\n' })
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
    assert.equal(stdout, 'ConstrainedLanguage\n')
    assert.match(stderr, /only on core types/)
    assert.match(stderr, /Only core types are supported/)
  })

  it('refuses script modules under the execution policy Restricted, and loads others', () => {
    const module = join(folder, 'Some.psm1')
    writeFileSync(module, '"loaded"\n')
    const { stdout } = run(
      [
        `try { Import-Module '${module}' } catch { $_.Exception.GetType().Name }`,
        'Import-Module Microsoft.PowerShell.Utility; "others"',
      ],
      { LAB_EXECUTION_POLICY: 'Restricted' },
    )
    assert.equal(stdout, 'PSSecurityException\nothers\n')
  })
})

describe('the logs that Windows keeps', () => {
  it('of the text of every script that runs, and not of the data', () => {
    const log = join(folder, 'scripts.log')
    run(['$line = [Console]::In.ReadLine(); & ([scriptblock]::Create("1 + 41"))', 'the secret', 'no command'], {
      LAB_SCRIPTBLOCK_LOG: log,
    })
    const text = readFileSync(log, 'utf8')
    for (const line of [
      '$line = [Console]::In.ReadLine(); & ([scriptblock]::Create("1 + 41"))',
      '1 + 41',
      'no command',
    ])
      assert.ok(text.split('\n').includes(line), line)
    assert.doesNotMatch(text, /the secret/)
  })

  it('of every value that is bound to a parameter', () => {
    const log = join(folder, 'parameters.log')
    run(['$line = [Console]::In.ReadLine(); Write-Output $line', 'the secret'], { LAB_MODULE_LOG: log })
    assert.match(readFileSync(log, 'utf8'), /BIND arg \[the secret\] to parameter \[InputObject\]/)
  })
})
