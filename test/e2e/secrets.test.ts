/**
 * Passwords and the HMAC secret: after a run with every log switched on, in no form anywhere but
 * where a person has put them.
 */
import assert from 'node:assert/strict'
import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'node:test'
import { labEnvironment } from '../lab/domains.js'
import type { Ran, Running } from './support/cli.js'
import { FaultPoint, type Fault } from './support/faults.js'
import { interactively, readArchive } from './support/interactive.js'
import { useSandbox } from './support/use-sandbox.js'
import { childrenOf, leaks, processTree, Recording, workingDirectory, type Secret } from './support/secrets.js'

const HMAC = randomBytes(32).toString('hex')
const GOOD = 'Marmot.Zephyr.Quill.58'
const TOO_SHORT = 'qZ7-xW'
const SECRETS: Record<string, Secret> = {
  'the good password': GOOD,
  'the refused password': TOO_SHORT,
  'the HMAC secret': HMAC,
  'its bytes': Buffer.from(HMAC, 'hex'),
}
const CONFIG = { log_level: 'DEBUG', log_file: 'import.log', users_must_change_password: false }

const box = useSandbox({ emptied: false })
beforeEach(async () => {
  await box.clear()
  const body = JSON.stringify({ timestamp: new Date().toISOString(), users: [box.person('Anna'), box.person('Bert')] })
  box.folder.write(
    'users.json',
    `${body}\n${createHmac('sha256', Buffer.from(HMAC, 'hex')).update(body).digest('hex')}`,
  )
})

const APPROVALS = JSON.stringify({
  resolutions: [
    { type: 'enable', user: 'P Anna', accept: true, password: GOOD },
    { type: 'enable', user: 'P Bert', accept: true, password: TOO_SHORT },
  ],
})

/** Runs it, looks at its child processes at each write, then at all that it left. */
async function leaksOf(
  start: (env: NodeJS.ProcessEnv) => Running,
  given: readonly string[] = [],
  fault: Fault = () => undefined,
): Promise<{ run: Ran; found: string[] }> {
  const recording = new Recording()
  const seen: Record<string, Buffer> = {}
  const point = await FaultPoint.listen((write) => {
    for (const child of childrenOf(running.child.pid!)) Object.assign(seen, processTree(child))
    return fault(write)
  })
  const running = start({ ...recording.env, ...point.env })
  const run = await running.ended
  await point.close()
  const files = recording.take()
  // Otherwise nothing would have been looked at.
  assert.match(String(files['parameters.log']), /Set-ADAccountPassword/)
  assert.match(String(files['script-text.log']), /function Enable-SyncUser/)
  assert.match(Object.values(seen).join(), /-NonInteractive/)
  const found = leaks(SECRETS, {
    'standard output': run.stdout,
    'standard error': run.stderr,
    ...workingDirectory(box, ...given),
    ...files,
    ...seen,
  })
  return { run, found }
}

describe('secrets', () => {
  it('are found in every form, if they are there', () => {
    for (const secret of ['Marmot.58', Buffer.from('00ff80aa10cc', 'hex')]) {
      const bytes = typeof secret === 'string' ? Buffer.from(secret, 'utf16le') : secret
      for (const text of [
        secret,
        bytes.toString('hex').toUpperCase(),
        ...[0, 1, 2].map((n) => Buffer.concat([randomBytes(n), bytes, randomBytes(4)]).toString('base64')),
      ]) {
        assert.deepEqual(leaks({ it: secret }, { here: text, there: 'nothing' }), ['it in here'])
      }
    }
  })

  it('of an automated run are nowhere: HMAC secret in the environment, passwords in a file, one of them refused', async () => {
    box.folder.write('approvals.json', APPROVALS)
    const start = (env: NodeJS.ProcessEnv) =>
      box.start(CONFIG, ['--approvals', 'approvals.json'], { env: { ...env, AD_USER_SYNC_HMAC: HMAC } })
    const { run, found } = await leaksOf(start, ['approvals.json'])
    assert.deepEqual(run.summary.enabled, ['P Anna'])
    assert.deepEqual(
      run.summary.failed.map(({ user, action }) => `${action} ${user}`),
      ['enable P Bert'],
    )
    assert.match(run.stderr, / \| DEBUG \| /)
    assert.deepEqual(found, [])
  })

  describe('of a run whose PowerShell repeats all that it hears', () => {
    /** What it hears comes back on standard error, data lines too. */
    function echo(): string {
      const path = box.folder.write(
        'echo',
        `#!/bin/bash\nexec "${labEnvironment().NODE_POWERSHELL}" "$@" < <(tee >(cat >&2))\n`,
      )
      chmodSync(path, 0o755)
      return path
    }

    it('are nowhere either: HMAC secret on the command line, passwords on standard input', async () => {
      const config = { ...CONFIG, powershell: echo() }
      const { run, found } = await leaksOf((env) =>
        box.start(config, ['--approvals', '-', '--hmac', HMAC], { env, input: APPROVALS }),
      )
      assert.deepEqual(run.summary.enabled, ['P Anna'], run.stderr)
      assert.match(run.stderr, /DEBUG \| PowerShell: .*Invoke-SyncRequest/)
      assert.deepEqual(found, [])
    })

    it('nor when it dies with them: HMAC secret in the config', async () => {
      const config = { ...CONFIG, powershell: echo(), hmac: HMAC, retry_time: 'PT0S' }
      const start = (env: NodeJS.ProcessEnv) => box.start(config, ['--approvals', '-'], { env, input: APPROVALS })
      const { run, found } = await leaksOf(start, ['import-config.json'], ({ kind, when, pid }) => {
        // The first modification is that of a password.
        if (kind === 'modify' && when === 'after') process.kill(pid, 'SIGKILL')
      })
      assert.equal(run.code, 4)
      assert.match(run.summary.failed[0]?.error ?? '', /how much of 'Enable-SyncUser' took effect is not known/)
      assert.deepEqual(found, [])
    })
  })

  it('nor is a typed password of an interactive run, with the HMAC secret in the config', async () => {
    const recording = new Recording()
    const env = { ...box.env, ...recording.env, DEBUG: '' }
    const { terminal, code } = await interactively(box, { config: { ...CONFIG, hmac: HMAC }, env }, async (opened) => {
      await opened.answer('Your decision:', 't')
      await opened.answer('New password', GOOD)
      await opened.answer('The same again', GOOD)
      await opened.answer('Your decision:', 'q')
      await opened.answer('New passwords not saved yet: 1.', 'q')
      await opened.answer('Nobody can see these passwords again', 'y')
    })
    assert.deepEqual([code, terminal.summary.enabled], [0, ['P Anna']])
    assert.deepEqual(
      leaks(SECRETS, {
        'the terminal': terminal.transcript,
        ...workingDirectory(box, 'import-config.json'),
        ...recording.take(),
      }),
      [],
    )
  })

  it('that the run made are in the letter of their own person only; letters and runs/ hold no other', async () => {
    const ZIP = 'archive passphrase 1'
    const recording = new Recording()
    const entries = ['P Anna', 'P Bert'].map((user) => ({ type: 'enable', user, accept: true, generate: true }))
    box.folder.write('approvals.json', { resolutions: entries })
    const run = await box.rerun(CONFIG, ['--approvals', 'approvals.json', '--passwords-to', 'new.zip'], {
      env: { ...recording.env, AD_USER_SYNC_HMAC: HMAC, AD_USER_SYNC_ZIP_PASSWORD: ZIP },
    })
    assert.deepEqual(run.summary.enabled, ['P Anna', 'P Bert'], run.stderr)
    const zip = join(box.folder.path, 'new.zip')
    const rows = readArchive(zip, ZIP).trimEnd().split('\r\n').slice(1)
    const [anna, bert] = rows.map((row) => /"([^"]*)","yes"$/.exec(row)![1]!) as [string, string]
    const made = { 'the password of Anna': anna, 'the password of Bert': bert }
    const others = { 'the HMAC secret': HMAC, 'its bytes': Buffer.from(HMAC, 'hex'), 'the passphrase': ZIP }
    const files = workingDirectory(box)
    assert.match(Object.keys(files).join(' '), /\.jsonl( |$)/, 'runs/ is among them')
    const left = { 'standard output': run.stdout, 'standard error': run.stderr, ...files, ...recording.take() }
    assert.deepEqual(leaks({ ...made, ...others }, left), [])
    const [start, ...letters] = readArchive(zip, ZIP, 'letters.html').split('<section>')
    assert.deepEqual(
      leaks(
        { ...made, ...others },
        { start: start!, ...Object.fromEntries(letters.map((letter, at) => [`letter ${at + 1}`, letter])) },
      ),
      ['the password of Anna in letter 1', 'the password of Bert in letter 2'],
    )
  })
})
