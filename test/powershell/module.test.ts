/**
 * What the PowerShell module does where things are not as they should be: spoken to directly, line
 * by line.
 */
import assert from 'node:assert/strict'
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, it, type TestContext } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Tagged } from '../../src/core/values/value.js'
import { PowerShellSession } from '../../src/directory/powershell/session.js'
import { UnavailableError } from '../../src/errors.js'
import { invokeRequest, readyLine, requestData } from '../../src/directory/powershell/wire.js'
import { environment, Fixture, modulePath, newUser, s, server } from './lab-fixture.js'

interface Envelope {
  ok: boolean
  error: { category: string; type: string; message: string; remedy: string | null }
  result?: { error: string | null }
}

const ID = '01234567-89ab-cdef-0123-456789abcdef'

/** PowerShell with the module loaded, and what it says. */
class Shell {
  readonly process: ChildProcessWithoutNullStreams
  readonly answers: Envelope[] = []
  errors = ''
  /** For each request that is not ready yet: what it is sent then. */
  readonly #data: string[] = []

  constructor(t: TestContext, more: NodeJS.ProcessEnv = {}) {
    const args = ['-NoProfile', '-NonInteractive', '-NoExit', '-Command', '-']
    this.process = spawn(environment['NODE_POWERSHELL'] as string, args, {
      env: { ...environment, TERM: 'dumb', ...more },
    })
    this.process.stdin.on('error', () => undefined)
    this.process.stderr.on('data', (data: Buffer) => (this.errors += data.toString()))
    createInterface(this.process.stdout).on('line', (line) => {
      const answer = line.startsWith(`AdUserSync:${ID}:`) ? line.slice(ID.length + 12) : undefined
      if (answer !== undefined) this.answers.push(JSON.parse(Buffer.from(answer, 'base64').toString()) as Envelope)
      if (line === readyLine(ID)) this.process.stdin.write(this.#data.shift() ?? '?')
    })
    t.after(() => this.process.kill('SIGKILL'))
    this.process.stdin.write(`Import-Module -Name '${modulePath}' -Global\n`)
  }

  request(operation: string, parameters: object, secrets: readonly string[] = []): void {
    this.send(requestData(ID, operation, parameters, secrets))
  }

  /** Has a request read these data. */
  send(data: string): void {
    this.#data.push(data)
    this.process.stdin.write(`${invokeRequest(ID)}\n`)
  }

  /**
   * Waits for the answers to all requests, then ends the input and waits for the end; the exit
   * code.
   */
  async end(): Promise<number | null> {
    const wanted = this.#data.length + this.answers.length
    const closed = once(this.process, 'close') as Promise<[number | null]>
    while (this.answers.length < wanted && this.process.exitCode === null) await setTimeout(20)
    this.process.stdin.end()
    return (await closed)[0]
  }
}

function moduleFolder(t: TestContext, script?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'modules-'))
  t.after(() => rmSync(folder, { recursive: true }))
  if (script !== undefined) {
    mkdirSync(join(folder, 'ActiveDirectory'))
    writeFileSync(join(folder, 'ActiveDirectory/ActiveDirectory.psm1'), script)
  }
  return folder
}

describe('Import-DirectoryModule', () => {
  it('says how to install the ActiveDirectory module where it is missing', async (t) => {
    const shell = new Shell(t, { PSModulePath: moduleFolder(t) })
    shell.request('Get-SyncServer', { server }, ['not a command'])
    assert.equal(await shell.end(), 0)
    const [answer] = shell.answers
    assert.deepEqual([answer?.ok, answer?.error.category, answer?.error.type], [false, 'unavailable', 'ModuleMissing'])
    assert.equal(answer?.error.message, 'the ActiveDirectory module is not installed')
    assert.match(answer?.error.remedy ?? '', /^on Windows Server: Install-WindowsFeature RSAT-AD-PowerShell/)
    assert.equal(shell.errors, '')
  })

  it('refuses a module of proxy functions, as the Windows compatibility layer makes', async (t) => {
    const shell = new Shell(t, { PSModulePath: moduleFolder(t, 'function Get-ADObject { }') })
    shell.request('Get-SyncServer', { server })
    await shell.end()
    assert.deepEqual(
      [shell.answers[0]?.error.category, shell.answers[0]?.error.type],
      ['unavailable', 'ModuleIncompatible'],
    )
  })
})

describe('Import-DirectoryModule, in a session', () => {
  const start = (t: TestContext, PSModulePath: string) =>
    PowerShellSession.start({
      modulePath,
      timeoutMs: 60_000,
      log: () => undefined,
      environment: { ...environment, PSModulePath },
    }).then((session) => {
      t.after(() => session.close())
      return session
    })

  it('ends with exit code 4 and a remedy where the module cannot load its assemblies', async (t) => {
    const folder = moduleFolder(t, '$null = 1')
    const manifest = `@{ ModuleVersion = '1.0'; RootModule = 'ActiveDirectory.psm1'; RequiredAssemblies = 'Missing.dll' }`
    writeFileSync(join(folder, 'ActiveDirectory/ActiveDirectory.psd1'), manifest)
    const session = await start(t, folder)
    const error = await session.call('Get-SyncModule', {}).then(
      () => assert.fail(),
      (reason: unknown) => reason,
    )
    assert.ok(error instanceof UnavailableError)
    assert.equal(error.exitCode, 4)
    assert.match(error.message, /^the ActiveDirectory module cannot be loaded: .*'Missing,/)
    assert.match(error.remedy ?? '', /Import-Module ActiveDirectory.*set "powershell"/)
  })
})

describe('Write-SyncEvent', () => {
  it(
    'needs no ActiveDirectory module, and a refusal is its answer',
    { skip: process.platform === 'win32' },
    async (t) => {
      const shell = new Shell(t, { PSModulePath: moduleFolder(t) })
      shell.request('Write-SyncEvent', { items: [{ id: 110, type: 'Information', message: s('created P Ann') }] })
      assert.equal(await shell.end(), 0)
      assert.deepEqual(shell.answers, [
        { ok: true, result: { error: 's:EventLog access is not supported on this platform.' } },
      ])
    },
  )
})

/** Data that are not what they should be, each followed by what must never be run. */
const BROKEN = {
  'are not marked': 'not marked',
  'are those of another request': requestData(ID.replaceAll('0', '1'), 'Get-SyncServer', {}, []),
  'have no size': `AdUserSync:${ID}:12345678x0:`,
  'are not base64': `AdUserSync:${ID}:0000000010:not base64`,
  'are not JSON': `AdUserSync:${ID}:0000000004:AAAA`,
  'lack a secret': requestData(ID, 'Get-SyncServer', { server }, ['']).replace(
    /AdUserSync:.{36}:0{10}:$/,
    'x'.repeat(99),
  ),
  'hold a secret that cannot be read': requestData(ID, 'Get-SyncServer', { server }, ['']).replace(
    /0000000000:$/,
    '0000000003:???',
  ),
}

describe('Read-SyncRequest', () => {
  for (const [what, data] of Object.entries(BROKEN)) {
    it(`ends the process at data that ${what}: what follows is never taken for a command`, async (t) => {
      const shell = new Shell(t)
      shell.send(`${data}${'\n[Console]::Error.WriteLine("run")\n'.repeat(3)}`)
      assert.equal(await shell.end(), 1)
      assert.deepEqual([shell.answers.length, shell.errors], [0, ''])
    })
  }
})

let lab: Fixture
before(async () => {
  lab = await Fixture.create()
})
after(() => lab.close())

describe('Invoke-SyncRequest', () => {
  // Of th-TH it is 2569, and ar-SA has months of another length.
  for (const culture of ['th_TH', 'ar_SA'])
    it(`writes the year that was meant, whatever the calendar of the account (${culture})`, async (t) => {
      const [guid] = await lab.users([`Date ${culture}`])
      const shell = new Shell(t, { LC_ALL: `${culture}.UTF-8` })
      const replace = { msTSExpireDate: ['t:2026-01-02T03:04:05Z'] }
      shell.request('Set-SyncUser', { server, scope: s(lab.managed), items: [{ guid, replace, clear: [] }] })
      await shell.end()
      assert.equal(shell.answers[0]?.ok, true)
      assert.equal((await lab.read(guid as Tagged))['msTSExpireDate'], '20260102030405.0Z')
    })
})

describe('Read-SyncSecret', () => {
  it('keeps passwords out of the logs of script text and of parameters', async (t) => {
    const folder = moduleFolder(t)
    const logs = { LAB_MODULE_LOG: join(folder, 'parameters.log'), LAB_SCRIPTBLOCK_LOG: join(folder, 'script.log') }
    const shell = new Shell(t, logs)
    const [guid] = await lab.users(['Logged'])
    const items = [{ guid, mustChangePassword: false, cannotChangePassword: false }]
    shell.request('Enable-SyncUser', { server, scope: s(lab.managed), items }, ['Correct.Horse.1'])
    await shell.end()
    assert.equal(shell.answers[0]?.ok, true)
    const text = Object.values(logs)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    assert.match(text, /NewPassword/)
    const base64 = Buffer.from('Correct.Horse.1', 'utf16le').toString('base64')
    for (const hidden of ['Correct.Horse.1', base64]) assert.ok(!text.includes(hidden))
  })
})

describe('Assert-SyncParent', () => {
  const count = async (): Promise<number> =>
    (await lab.ldap.search(lab.managed, { scope: 'one', attributes: ['cn'] })).searchEntries.length

  it('writes nothing more once the tool is gone', async (t) => {
    const tool = spawn('sleep', ['600'])
    const shell = new Shell(t, { AD_USER_SYNC_PARENT: String(tool.pid) })
    const before = await count()
    shell.request('New-SyncUser', { server, scope: s(lab.managed), items: [newUser('Before', lab.managed)] })
    while (shell.answers.length === 0) await setTimeout(20)
    tool.kill('SIGKILL')
    await once(tool, 'close')
    shell.request('New-SyncUser', { server, scope: s(lab.managed), items: [newUser('After', lab.managed)] })
    await shell.end()
    assert.deepEqual(
      shell.answers.map(({ ok, error }) => (ok ? 'ok' : error.type)),
      ['ok', 'ParentGone'],
    )
    assert.equal(await count(), before + 1)
  })

  it('lets a batch finish whose tool is there', async (t) => {
    const shell = new Shell(t, { AD_USER_SYNC_PARENT: String(process.pid) })
    const before = await count()
    shell.request('New-SyncUser', {
      server,
      scope: s(lab.managed),
      items: [newUser('One', lab.managed), newUser('Two', lab.managed)],
    })
    await shell.end()
    assert.equal(shell.answers[0]?.ok, true)
    assert.equal(await count(), before + 2)
  })
})
