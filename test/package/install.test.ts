/**
 * Install.ps1 on the real PowerShell: what does not take Windows. Registry and event source are
 * Windows' own.
 */
import assert from 'node:assert/strict'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readJsonSync } from 'fs-extra/esm'
import { run } from '../lab/command.js'
import { root } from '../lab/layout.js'
import { powershell } from '../lab/pwsh.js'
import { release, Unpacked } from './unpacked.js'

const { version } = readJsonSync(join(root, 'package.json')) as { version: string }

/** As `Set-AuthenticodeSignature` appends it to a script, with a signature of nothing. */
const SIGNATURE = [
  '# SIG # Begin signature block',
  '# MIIFjQYJKoZIhvcNAQcCoIIFfjCCBXoCAQExCzAJBgUrDgMCGgUAMGkGCisGAQQB',
  '# SIG # End signature block',
]

describe('the line that signs, in the README', () => {
  let zip: Unpacked
  before(async () => {
    zip = await Unpacked.from(release(`ad-user-sync-${version}-win-x64.zip`))
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

  it('leaves scripts that run, with a signature at their end', async () => {
    for (const path of scripts()) {
      const block = path.endsWith('xml') ? SIGNATURE.map((line) => `<!-- ${line.slice(2)} -->`) : SIGNATURE
      appendFileSync(join(zip.folder, path), `\r\n${block.join('\r\n')}\r\n`)
    }
    const modules = ['AdUserSync', 'AdUserSync.Session'].map((name) =>
      join(zip.folder, 'ps-scripts', name, `${name}.psd1`),
    )
    const text = [
      "$ErrorActionPreference = 'Stop'",
      ...modules.map((path) => `Import-Module -Name '${path}'`),
      '(Get-Module AdUserSync, AdUserSync.Session).Name',
      '(Get-Help Import-AdsUser).Synopsis',
      `& '${join(zip.folder, 'Install.ps1')}' -Destination '/nowhere' -ModulePath '/nowhere' -WhatIf`,
    ]
    const said = await run(powershell, ['-NoProfile', '-NonInteractive', '-Command', text.join('\n')])
    assert.match(said, /^AdUserSync\nAdUserSync\.Session\nBrings the managed users[^]*\nWhat if: /)
  })
})

describe('Install.ps1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'install-'))
  const at = (...parts: string[]): string => join(folder, ...parts)
  const destination = at("Prog's Größe", 'ad-user-sync')
  const profile = at('profile', 'profile.ps1')
  let zip: Unpacked
  const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`
  /** With a profile that is nobody's. */
  const install = (more: string, script = join(zip.folder, 'Install.ps1')): Promise<string> => {
    const text = `$PROFILE = [pscustomobject]@{ AllUsersAllHosts = '${profile}' }
& ${quoted(script)} -Destination ${quoted(destination)} -ModulePath '${at('modules')}' ${more}`
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

  it('copies the program, and the module where PowerShell finds it', async () => {
    await install('')
    for (const path of zip.paths) assert.ok(existsSync(join(destination, path)), path)
    const module = at('modules', 'AdUserSync', version)
    assert.equal(readFileSync(join(module, 'tool.txt'), 'utf8'), destination)
    const help = `$env:PSModulePath = '${at('modules')}'; (Get-Help Import-AdsUser).Synopsis`
    assert.match(await run(powershell, ['-NoProfile', '-Command', help]), /Brings the managed users/)
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

  it('replaces an older version, and leaves files of others', async () => {
    writeFileSync(join(destination, 'schemas', 'left-over.json'), '')
    writeFileSync(join(destination, 'mine.json'), '')
    await install('')
    assert.ok(!existsSync(join(destination, 'schemas', 'left-over.json')))
    assert.ok(existsSync(join(destination, 'mine.json')))
    assert.equal(lines(profile).length, 1)
  })

  it('uninstalls what it has installed, and no more', async () => {
    await install('-Uninstall', join(destination, 'Install.ps1'))
    assert.ok(existsSync(join(destination, 'mine.json')))
    assert.deepEqual(
      [join(destination, 'node.exe'), join(destination, 'ps-scripts'), at('modules', 'AdUserSync')].filter(existsSync),
      [],
    )
    assert.deepEqual(lines(profile), [])
  })
})
