/** The real program as a separate process, as far as it comes without a directory. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
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

/** @param closeOutput closes our end of its standard output at once, as `| Select-Object -First 1` does */
function run(args: string[], { env = {}, closeOutput = false }: { env?: NodeJS.ProcessEnv; closeOutput?: boolean } = {}): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', TSX, join(ROOT, 'src', 'cli.ts'), ...args], { cwd, env: { ...process.env, ...env } })
  const ran = { stdout: '', stderr: '' }
  child.stdin.end()
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text))
  if (closeOutput) child.stdout.destroy()
  else child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...ran })))
}

const write = (name: string, content: object) => writeJsonSync(join(cwd, name), content)
const messages = (stderr: string) => stderr.trimEnd().split('\n').map((line) => line.split(' | ').slice(1).join(' | '))

describe('the program', () => {
  it('exits with 0 for --help and --version, on standard output', async () => {
    const [help, version] = await Promise.all([run(['import', '--help']), run(['--version'])])
    assert.deepEqual([help.code, help.stderr, version.code, version.stderr], [0, '', 0, ''])
    assert.match(help.stdout, /prefix_common_names/)
    assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/)
  })
  it('exits with 2 for an unknown option, with the problem and the remedy on standard error', async () => {
    const { code, stdout, stderr } = await run(['import', '--WhatIf'])
    assert.deepEqual([code, stdout], [2, ''])
    assert.deepEqual(messages(stderr), [
      'ad-user-sync | ERROR | unknown option "--WhatIf", did you mean --what-if?',
      'ad-user-sync | ERROR | what to do: ad-user-sync import --help shows what there is',
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
      'ad-user-sync | ERROR | what to do: ad-user-sync import --help lists every parameter',
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
})
