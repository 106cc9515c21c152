/**
 * The lint of the PowerShell scripts finds each kind of mistake, and finds nothing in what is fine.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { checkScripts } from './check-scripts.js'

const HEADER = `Set-StrictMode -Version 2\n$ErrorActionPreference = 'Stop'\n`

/** Checks one script, given as text, in a folder of its own. */
function check(text: string, name = 'Bad.psm1'): { ok: boolean; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'check-scripts-'))
  try {
    writeFileSync(join(folder, name), text)
    return checkScripts(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * One file with one mistake a line, so that PowerShell starts once; what is found for each line.
 */
function checkLines(lines: readonly string[]): string[][] {
  const { ok, output } = check(HEADER + lines.join('\n'))
  assert.equal(ok, false)
  return lines.map((_, index) => output.split('\n').filter((line) => line.includes(`Bad.psm1:${index + 3}: `)))
}

function assertFound(mistakes: Readonly<Record<string, RegExp>>): void {
  const found = checkLines(Object.keys(mistakes))
  Object.entries(mistakes).forEach(([line, problem], index) =>
    assert.match(found[index]?.join('\n') ?? '', problem, line),
  )
}

describe('the check of the PowerShell scripts', () => {
  it('finds syntax that Windows PowerShell 5.1 lacks', () => {
    assertFound({
      '$x = $a ? 1 : 2': /no ternary operator/,
      '$x = $a ?? 1': /no \?\?/,
      '$x ??= 1': /no \?\?=/,
      '$x = ${a}?.Name': /no \?\./,
      '$x = ${a}?.Trim()': /no \?\./,
      '$x = ${a}?[0]': /no \?\[\]/,
      'Get-A && Get-B': /no && and \|\|/,
      'Get-A || Get-B': /no && and \|\|/,
      'Get-A &': /no background operator/,
      'function Test-A { process { 1 } clean { 2 } }': /no clean block/,
      'foreach -parallel ($x in 1, 2) { $x }': /parallel/i,
      '$x = 1uy': /no number literal 1uy/,
      '$x = 0b101': /no number literal 0b101/,
      'if ($IsWindows) { 1 }': /no variable \$IsWindows/,
      '$x = "`e[0m"': /no escapes/,
      '$x = "a`u{41}"': /no escapes/,
    })
  })

  it('finds commands and parameters that are not documented for 5.1, and calls that it cannot check', () => {
    assertFound({
      'Get-ADFriend': /neither a function of this module nor a documented cmdlet/,
      'Get-Thing': /neither a function of this module nor a documented cmdlet/,
      '1, 2 | % { $_ }': /neither a function/,
      'ForEach-Object -Parallel { 1 }': /neither a function/,
      'ConvertFrom-Json -InputObject $x -AsHashtable': /no parameter -AsHashtable/,
      'Get-ADUser @server -Identity $x -Colour red': /no parameter -Colour/,
      'Get-ADUser @server -Ident $x': /no parameter -Ident/,
      'Get-ADUser @server $x': /without a parameter name/,
      'Get-ADUser @server -Identity $x -LDAPFilter $y': /no parameter set/,
      'Move-ADObject @server -Identity $x -Confirm:$false': /no parameter set/,
      'Get-ADUser -Identity $x': /does not name its server/,
      'Get-ADUser @all -Identity $x': /only @server may be splatted/,
      '$server = @{ Server = 1; Credential = 2 }': /one key Server/,
      '$server = $other': /one key Server/,
      'Disable-ADAccount @server -Identity $x': /writes without -Confirm:\$false/,
      'Disable-ADAccount @server -Identity $x -Confirm:$true': /writes without -Confirm:\$false/,
      '& $name': /cannot be checked/,
      '& "Get-$name"': /cannot be checked/,
    })
  })

  it('finds types, members and overloads that .NET Framework 4.6.2 does not have', () => {
    assertFound({
      '[System.Text.Json.JsonDocument]::Parse($x)': /System\.Text\.Json\.JsonDocument is not in \.NET Framework/,
      '[System.Collections.Generic.PriorityQueue[string, int]]::new()': /PriorityQueue`2 is not in/,
      '$x = [Array]::Empty()': /System\.Array\.Empty is not in/,
      '$x = [Environment]::ProcessPath': /System\.Environment\.ProcessPath is not in/,
      '$x = [Math]::Clamp(1, 2, 3)': /System\.Math\.Clamp is not in/,
      '[string]$a = $b; $x = $a.Contains("c", [StringComparison]::Ordinal)': /String\.Contains takes no 2 arguments/,
      '[string]$a = $b; $x = $a.Split(" - ")': /PowerShell 7 calls System\.String\.Split\(System\.String, /,
      '$p = [System.Diagnostics.ProcessStartInfo]::new("a", "b", "c")': /ProcessStartInfo\.new takes no 3 arguments/,
      '$p = [System.Diagnostics.ProcessStartInfo]::new(); $p.ArgumentList.Add("a")':
        /ProcessStartInfo\.ArgumentList is not/,
      '$x = $unknown.Contains("c", 1, 2)': /no type that the scripts use has a method Contains with 3 arguments/,
    })
  })

  it('finds text that does not parse', () => {
    assert.match(check(`${HEADER}function Test-A {`).output, /Bad\.psm1:3: Missing closing/)
  })

  it('finds characters that are not ASCII', () => {
    assert.match(check(`${HEADER}# Müller`).output, /Bad\.psm1:3: a byte that is not ASCII/)
  })

  it('finds a module, or a script that stands alone, without strict mode or without stopping at errors', () => {
    assert.match(check("$ErrorActionPreference = 'Stop'\n").output, /Set-StrictMode -Version 2 is missing/)
    assert.match(check('Set-StrictMode -Version 2\n').output, /ErrorActionPreference = 'Stop' is missing/)
    assert.match(check('$x = 1', 'Alone.ps1').output, /Set-StrictMode -Version 2 is missing/)
  })

  it('finds nothing in a script that is fine', () => {
    const text = `${HEADER}
function Get-Own { param([scriptblock]$Action) & $Action 1 }
$server = @{ Server = 'dc' }
Get-Own -Action { param($x) Get-ADUser @server -Identity $x -Properties mail }
Set-ADObject @server -Identity $x -Replace @{ a = 1 } -Confirm:$false
ConvertTo-Json -InputObject $x -Depth 3 -Compress
$y = "a\`\`e", 0x1f, 1kb, 10L, 1.5d
`
    assert.deepEqual(check(text), { ok: true, output: '1 PowerShell files checked\n' })
  })
})
