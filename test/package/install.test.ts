/**
 * Install.ps1 on the real PowerShell: what does not take Windows. Registry and event source are
 * Windows' own.
 */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readJsonSync } from 'fs-extra/esm'
import { run } from '../lab/command.js'
import { root } from '../lab/layout.js'
import { powershell } from '../lab/pwsh.js'
import { Signer, whyNotSigned } from './signing.js'
import { release, Unpacked } from './unpacked.js'

const { version } = readJsonSync(join(root, 'package.json')) as { version: string }

describe('the line that signs, in the README', () => {
  let zip: Unpacked
  let signer: Signer
  let problem: string | null
  before(async () => {
    zip = await Unpacked.from(release(`ad-user-sync-${version}-win-x64.zip`))
    problem = await whyNotSigned()
    signer = await Signer.in(zip.work)
  })
  after(() => zip.remove())
  /**
   * about_Execution_Policies: scripts, modules, their manifests, and files of types and formats.
   */
  const scripts = (): string[] => zip.paths.filter((path) => /\.(ps1|psm1|psd1|ps1xml|psc1|cdxml)$/.test(path))

  it('takes every file that PowerShell wants signed', () => {
    const line = /^Get-ChildItem -Recurse -Include (.*) \| Set-AuthenticodeSignature/m.exec(
      readFileSync(join(root, 'README.md'), 'utf8'),
    )
    const patterns = line![1]!.split(', ').map((pattern) => pattern.replace('*', ''))
    assert.deepEqual(
      scripts().filter((path) => !patterns.some((pattern) => path.endsWith(pattern))),
      [],
    )
    assert.ok(patterns.includes('ad-user-sync.exe'))
  })

  it('leaves scripts that run, with a true signature at their end', async (t) => {
    if (problem !== null) return t.skip(problem)
    const paths = scripts().map((path) => join(zip.folder, path))
    assert.ok(paths.length > 60)
    for (const path of paths) await signer.sign(path)
    const text = [
      "$ErrorActionPreference = 'Stop'",
      ...modulesOf(zip).map((path) => `Import-Module -Name '${path}'`),
      '(Get-Module AdUserSync, AdUserSync.Session).Name',
      '(Get-Help Import-AdsUser).Synopsis',
      `& '${join(zip.folder, 'Install.ps1')}' -Destination '/nowhere' -ModulePath '/nowhere' -WhatIf`,
    ]
    const said = await run(powershell, ['-NoProfile', '-NonInteractive', '-Command', text.join('\n')])
    assert.match(said, /^AdUserSync\nAdUserSync\.Session\n[A-Z].*\.\n[^]*What if: /)
    for (const path of paths) await signer.verify(path)
  })

  it('shows when a script was changed after that', async (t) => {
    if (problem !== null) return t.skip(problem)
    const path = join(zip.folder, 'Install.ps1')
    writeFileSync(path, readFileSync(path, 'utf8').replace('param', '<# changed #> param'))
    await assert.rejects(signer.verify(path))
  })
})

const modulesOf = (zip: Unpacked): string[] =>
  ['AdUserSync', 'AdUserSync.Session'].map((name) => join(zip.folder, 'ps-scripts', name, `${name}.psd1`))

it('README.html needs no file that is not beside it, and the bill of materials is of this program', async () => {
  const zip = await Unpacked.from(release(`ad-user-sync-${version}-win-x64.zip`))
  try {
    const page = readFileSync(join(zip.folder, 'README.html'), 'utf8')
    const named = [...page.matchAll(/(?:href|src)="(?!#|https?:|data:)([^"]*)"/g)].map(([, path]) => path!)
    assert.deepEqual(
      named.filter((path) => !zip.paths.includes(path)),
      [],
    )
    for (const [, id] of page.matchAll(/href="#([^"]*)"/g)) assert.ok(page.includes(`id="${id}"`), id)
    const { metadata } = readJsonSync(join(zip.folder, 'sbom.cdx.json')) as {
      metadata: { component: { name: string } }
    }
    assert.equal(metadata.component.name, 'ad-user-sync')
  } finally {
    zip.remove()
  }
})

describe('Install.ps1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'install-'))
  const at = (...parts: string[]): string => join(folder, ...parts)
  const destination = at("Prog's Größe [1]", 'ad-user-sync')
  const profile = at('profile', 'profile.ps1')
  let zip: Unpacked
  const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`
  /** With a profile that is nobody's. */
  const install = (more: string, script = join(zip.folder, 'Install.ps1'), before = ''): Promise<string> =>
    installAgain(`-Destination ${quoted(destination)} ${more}`, script, before)
  /** Where the program is now, or else in Program Files. */
  const installAgain = (more: string, script = join(zip.folder, 'Install.ps1'), before = ''): Promise<string> => {
    const text = `$PSStyle.OutputRendering = 'PlainText'
${before}
$PROFILE = [pscustomobject]@{ AllUsersAllHosts = '${profile}' }
& ${quoted(script)} -ModulePath '${at('modules')}' ${more}`
    return run(powershell, ['-NoProfile', '-NonInteractive', '-Command', text])
  }
  const lines = (path: string): string[] => readFileSync(path, 'utf8').replace('\uFEFF', '').split('\n').filter(Boolean)

  before(async () => {
    zip = await Unpacked.from(release(`ad-user-sync-${version}-win-x64.zip`))
  })
  after(() => {
    zip.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  it('shows with -WhatIf what it would do, and does nothing', async () => {
    const said = await install('-WhatIf')
    assert.equal(said.match(/^What if: /gm)?.length, 3, said)
    assert.deepEqual([destination, at('modules'), profile].filter(existsSync), [])
  })

  it('finds the profile of all users in a remote session, too, which has no $PROFILE', async () => {
    const script = `Remove-Variable -Name PROFILE; & ${quoted(join(zip.folder, 'Install.ps1'))} -Destination '/nowhere' -WhatIf; $PSHOME`
    const said = await run(powershell, ['-NoProfile', '-NonInteractive', '-Command', script])
    const home = said.trim().split('\n').at(-1) as string
    assert.ok(said.includes(`on target "${join(home, 'profile.ps1')}"`), said)
  })

  it('copies the program, and the module where PowerShell finds it', async () => {
    assert.match(await install(''), /^ad-user-sync is installed in '.*'\. Open a new PowerShell/)
    for (const path of zip.paths) assert.ok(existsSync(join(destination, path)), path)
    const module = at('modules', 'AdUserSync', version)
    assert.equal(readFileSync(join(module, 'tool.txt'), 'utf8'), destination)
    const help = `$env:PSModulePath = '${at('modules')}'; (Get-Help Import-AdsUser).Synopsis`
    assert.match(await run(powershell, ['-NoProfile', '-Command', help]), /^[A-Z].*managed users.*\.\n$/)
  })

  it('has PowerShell complete commands and options', async () => {
    const line = lines(profile)
    assert.equal(line.length, 1)
    const complete = (typed: string): Promise<string> =>
      run(powershell, [
        ...['-NoProfile', '-Command'],
        `${line[0]}\n(TabExpansion2 -inputScript '${typed}' -cursorColumn ${typed.length}).CompletionMatches.CompletionText`,
      ])
    assert.equal((await complete('ad-user-sync imp')).trim(), 'import')
    assert.equal((await complete('ad-user-sync check e')).trim(), 'export')
    assert.equal((await complete('ad-user-sync import --dry')).trim(), '--dry-run')
  })

  it('leaves the profile alone where PowerShell runs none, and says so', async () => {
    const policy = (machine: string, local: string): string => `function Get-ExecutionPolicy { param([switch]$List)
  foreach ($one in @('MachinePolicy', '${machine}'), @('Process', 'Bypass'), @('CurrentUser', 'RemoteSigned'), @('LocalMachine', '${local}')) {
    [pscustomobject]@{ Scope = $one[0]; ExecutionPolicy = $one[1] }
  }
}`
    const steps = async (before: string): Promise<[steps: number, warning: string | undefined]> => {
      const said = await install('-WhatIf', join(zip.folder, 'Install.ps1'), before)
      return [said.match(/^What if: /gm)?.length ?? 0, /^WARNING: .*$/m.exec(said)?.[0]]
    }
    const [restricted, what = ''] = await steps(policy('Undefined', 'Restricted'))
    assert.equal(restricted, 2)
    assert.match(what, /lets PowerShell run no scripts: .*Run Set-ExecutionPolicy RemoteSigned as an administrator/)
    const [allSigned, why = ''] = await steps(policy('AllSigned', 'Unrestricted'))
    assert.equal(allSigned, 2)
    assert.match(why, /tab completion .* is not set up: .*AllSigned, the profile of all users must be signed$/)
    assert.deepEqual(await steps(policy('RemoteSigned', 'Restricted')), [3, undefined])
    assert.deepEqual(await steps(policy('Undefined', 'RemoteSigned')), [3, undefined])
  })

  it('replaces an older version where it is, and leaves files of others', async () => {
    writeFileSync(join(destination, 'schemas', 'left-over.json'), '')
    writeFileSync(join(destination, 'mine.json'), '')
    const before = readFileSync(profile)
    assert.ok((await installAgain('')).startsWith(`ad-user-sync is installed in '${destination}'.`))
    assert.ok(!existsSync(join(destination, 'schemas', 'left-over.json')))
    assert.ok(existsSync(join(destination, 'mine.json')))
    assert.deepEqual(readFileSync(profile), before)
  })

  it('does nothing while the program runs', async () => {
    const path = join(destination, 'node.exe')
    const held = `$held = [System.IO.File]::Open(${quoted(path)}, 'Open', 'Read', 'None')`
    await assert.rejects(
      install('', join(zip.folder, 'Install.ps1'), held),
      /is in use: wait until no ad-user-sync runs/,
    )
    for (const part of zip.paths) assert.ok(existsSync(join(destination, part)), part)
  })

  it('does nothing where the rest of the zip is not beside it', async () => {
    const alone = at('alone.ps1')
    writeFileSync(alone, readFileSync(join(zip.folder, 'Install.ps1')))
    await assert.rejects(install('', alone), /'package\.json' is not beside this Install\.ps1: unpack the whole zip/)
    for (const part of zip.paths) assert.ok(existsSync(join(destination, part)), part)
  })

  it('does not install from a 32-bit PowerShell, whose Program Files are other ones', async () => {
    const text = readFileSync(join(zip.folder, 'Install.ps1'), 'utf8')
    const narrow = at('narrow.ps1')
    const there = ["[System.IO.Path]::DirectorySeparatorChar -eq '\\'", '[IntPtr]::Size']
    for (const part of there) assert.equal(text.split(part).length, 2, part)
    writeFileSync(narrow, text.replace(there[0]!, '$true').replace(there[1]!, '4'))
    await assert.rejects(install('-WhatIf', narrow), /needs the 64-bit PowerShell/)
  })

  it('asks with -Confirm for each step, and not for each file', () => {
    const text = readFileSync(join(zip.folder, 'Install.ps1'), 'utf8')
    for (const [call] of text.matchAll(/Unblock-File -.*/g)) assert.match(call, /-Confirm:\$false/)
  })

  it('installs all the same where the profile of all users cannot be written', async () => {
    const text = readFileSync(join(zip.folder, 'Install.ps1'), 'utf8')
    const script = join(zip.folder, 'Denied.ps1')
    const refusal = "throw [System.UnauthorizedAccessException]::new('no')"
    writeFileSync(script, text.replace('try { Set-Profile }', `try { ${refusal} }`))
    const said = await install('', script)
    rmSync(script)
    assert.match(said, /WARNING: tab completion for ad-user-sync is not set up: '.*profile\.ps1' cannot be written/)
    assert.match(said, /ad-user-sync is installed in/)
  })

  it('uninstalls what it has installed, and no more', async () => {
    const [line] = lines(profile)
    await installAgain('-Uninstall', join(destination, 'Install.ps1'))
    assert.deepEqual(readdirSync(destination), ['mine.json'])
    assert.deepEqual([at('modules', 'AdUserSync'), profile].filter(existsSync), [])
    // Another PowerShell's profile still has it.
    assert.equal(await run(powershell, ['-NoProfile', '-Command', `${line}\n'no error'`]), 'no error\n')
  })

  it('leaves a profile as it is that has nothing of it', async () => {
    writeFileSync(profile, 'Set-Alias ll Get-ChildItem\r\n# Gr\u00fc\u00dfe')
    const before = readFileSync(profile)
    await install('-Uninstall')
    assert.deepEqual(readFileSync(profile), before)
    rmSync(destination, { recursive: true })
    await install('-Uninstall')
    assert.ok(!existsSync(destination))
  })
})
