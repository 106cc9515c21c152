/** The real program as a separate process, as far as it comes without a directory. */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { writeJsonSync } from 'fs-extra/esm'
import { EXPORT_CONFIG, IMPORT_CONFIG, workFolder } from './support.js'

const ROOT = join(import.meta.dirname, '..', '..')
const TSX = import.meta.resolve('tsx')
const cwd = workFolder()

interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

interface RunOptions {
  env?: NodeJS.ProcessEnv
  /** Closes our end of its standard output at once, as `| Select-Object -First 1` does. */
  closeOutput?: boolean
  /** Default: pipes. */
  stdio?: StdioOptions
}

const run = (args: string[], options?: RunOptions): Promise<Ran> => start(args, options).ended

/** What it has said so far is in `ran`. */
function start(
  args: string[],
  { env = {}, closeOutput = false, stdio = 'pipe' }: RunOptions = {},
): { child: ChildProcess; ran: Omit<Ran, 'code'>; ended: Promise<Ran> } {
  const child = spawn(process.execPath, ['--import', TSX, join(ROOT, 'src', 'cli.ts'), ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio,
    timeout: 60_000,
    killSignal: 'SIGKILL',
  })
  const ran = { stdout: '', stderr: '' }
  child.stdin?.end()
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text))
  if (closeOutput) child.stdout?.destroy()
  else child.stdout?.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text))
  return { child, ran, ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, ...ran }))) }
}

const write = (name: string, content: object) => writeJsonSync(join(cwd, name), content)
const messages = (stderr: string) =>
  stderr
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' | ').slice(1).join(' | '))

describe('the program', () => {
  it('exits with 0 for --help and --version, on standard output', async () => {
    const [help, version] = await Promise.all([run(['import', '--help']), run(['--version'])])
    assert.deepEqual([help.code, help.stderr, version.code, version.stderr], [0, '', 0, ''])
    assert.match(help.stdout, /prefix_common_names/)
    assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/)
  })
  it('exits with 2 for an unknown option, with the problem and the remedy on standard error', async () => {
    const { code, stdout, stderr } = await run(['import', '--WhatIff'])
    assert.deepEqual([code, stdout], [2, ''])
    assert.deepEqual(messages(stderr), [
      'ad-user-sync | ERROR | unknown option "--WhatIff", did you mean --what-if?',
      'ad-user-sync | ERROR | what to do: ad-user-sync import --help shows the choices',
    ])
  })
  it('exits with 2 for a missing config', async () => {
    const { code, stdout, stderr } = await run(['export'])
    assert.deepEqual([code, stdout], [2, ''])
    assert.match(stderr, /ERROR \| there is no config file: neither export-config\.json nor export_config\.json is in /)
  })
  it('exits with 2 for a bad config, a line for each problem, and says so in the summary', async () => {
    write('bad.json', { ...IMPORT_CONFIG, log_level: 'x', prefix: 'y' })
    const { code, stdout, stderr } = await run(['import', '--config', 'bad.json'])
    assert.equal(code, 2)
    assert.deepEqual(messages(stderr).slice(1), [
      'ad-user-sync | ERROR |   prefix: unknown',
      'ad-user-sync | ERROR |   log_level: found "x", expected CRITICAL, FATAL, ERROR, WARNING, INFO or DEBUG',
      'ad-user-sync | ERROR | what to do: ad-user-sync help config import lists every parameter',
    ])
    assert.equal((JSON.parse(stdout) as { error: { exit_code: number } }).error.exit_code, 2)
  })
  it('exits with 2 for a bad secret, from wherever, and never repeats it', async () => {
    write('export-config.json', EXPORT_CONFIG)
    const secret = 'N0tHexAtAll'
    write('secret.json', { ...EXPORT_CONFIG, hmac: secret })
    const runs = await Promise.all([
      run(['export', '--hmac', secret]),
      run(['export'], { env: { AD_USER_SYNC_HMAC: secret } }),
      run(['export', '--config', 'secret.json']),
      run(['export', '--log-level', 'debug', '--hmac', secret]),
    ])
    for (const { code, stdout, stderr } of runs) {
      assert.equal(code, 2)
      assert.match(stderr, /hex digits/)
      assert.doesNotMatch(stdout + stderr, new RegExp(secret))
    }
  })
  it('exits with 2 for a log folder that is missing, before anything else', async () => {
    write('log.json', { ...IMPORT_CONFIG, log_file: 'missing/import.log' })
    const { code, stderr } = await run(['import', '--config', 'log.json'])
    assert.equal(code, 2)
    assert.match(stderr, /ERROR \| log_file: .* cannot be written: ENOENT/)
    assert.equal(existsSync(join(cwd, 'resolutions.json')), false)
  })
  it('exits with its code when nobody reads its output', async () => {
    assert.equal((await run(['import', '--help'], { closeOutput: true })).code, 0)
    const { code, stderr } = await run(['import', '--config', 'bad.json'], { closeOutput: true })
    assert.equal(code, 2)
    assert.doesNotMatch(stderr, /EPIPE/)
  })
  it(
    'exits with its code when the disk that its output goes to is full',
    { skip: !existsSync('/dev/full') },
    async () => {
      const full = openSync('/dev/full', 'w')
      const codes = await Promise.all([
        run(['import', '--config', 'bad.json'], { stdio: ['ignore', full, 'pipe'] }),
        run(['import', '--config', 'bad.json'], { stdio: ['ignore', 'pipe', full] }),
        run(['import', '--config', 'bad.json'], { stdio: ['ignore', full, full] }),
      ])
      closeSync(full)
      assert.deepEqual(
        codes.map(({ code }) => code),
        [2, 2, 2],
      )
      assert.doesNotMatch(codes[0].stderr, /internal error/)
    },
  )
})

describe('a run that SIGTERM ends', { skip: process.platform === 'win32' }, () => {
  const [powershell, started, stop] = ['slow-pwsh', 'started', 'stop'].map((name) => join(cwd, name)) as [
    string,
    string,
    string,
  ]

  /** An import that waits for a PowerShell which says nothing, and ends when it is told to. */
  async function startWaiting(): Promise<ReturnType<typeof start>> {
    for (const file of [started, stop]) rmSync(file, { force: true })
    writeFileSync(powershell, `#!/bin/sh\n: > '${started}'\nwhile [ ! -e '${stop}' ]; do sleep 0.05; done\n`, {
      mode: 0o755,
    })
    write('users.json', { users: [{ sAMAccountName: 'ann', cn: 'Ann' }] })
    write('slow.json', { ...IMPORT_CONFIG, powershell })
    const running = start(['import', '--config', 'slow.json'])
    await until(() => existsSync(started))
    return running
  }
  async function until(holds: () => boolean): Promise<void> {
    for (const end = Date.now() + 30_000; !holds(); await wait(20))
      assert.ok(Date.now() < end, 'nothing happened for 30 seconds')
  }
  const hasHeard = ({ ran }: Pick<ReturnType<typeof start>, 'ran'>) =>
    ran.stderr.includes('interrupted: stopping after the current step')

  function assertInterrupted({ code, stdout, stderr }: Ran): void {
    assert.equal(code, 130)
    const { error, created } = JSON.parse(stdout) as {
      error: { exit_code: number; message: string }
      created: string[]
    }
    assert.deepEqual([error.exit_code, created], [130, []])
    assert.match(error.message, /^interrupted: /)
    assert.ok(stderr.includes(`| ERROR | ${error.message}`))
    assert.deepEqual(
      readdirSync(cwd).filter((name) => name.startsWith('ad-user-sync-') && !name.endsWith('.runs.json')),
      [],
      'no lock is left',
    )
  }

  it('exits with 130 and the summary after the current step', async () => {
    const running = await startWaiting()
    running.child.kill('SIGTERM')
    await until(() => hasHeard(running))
    writeFileSync(stop, '')
    assertInterrupted(await running.ended)
  })
  it('gives that step up at the second one', async () => {
    const running = await startWaiting()
    running.child.kill('SIGTERM')
    await until(() => hasHeard(running))
    running.child.kill('SIGTERM')
    const ran = await running.ended
    assertInterrupted(ran)
    assert.match(ran.stderr, /was ended at your request/)
  })
})
