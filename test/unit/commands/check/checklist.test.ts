/**
 * The lines of a preflight: what needs a failed one is skipped, the first failure's class counts,
 * and text shows nothing raw.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Checklist } from '../../../../src/commands/check/checklist.js'
import { nodeVersion } from '../../../../src/commands/check/computer-checks.js'
import { clock, whoAsksWhom } from '../../../../src/commands/check/powershell-checks.js'
import type { DomainInfo } from '../../../../src/directory/directory.js'
import { ConfigurationError, InputError } from '../../../../src/errors.js'
import { checkText } from '../../../../src/commands/check/check-text.js'

async function example(looking?: (name: string) => void): Promise<Checklist> {
  const list = new Checklist(looking)
  const one = await list.look('one', [], () => ({ value: 1, found: 'a\u001b[31m' }))
  const two = await list.look('two', [one], (value) => ({
    value: value + 1,
    found: String(value),
    remedy: 'try\u202e',
  }))
  const three = await list.look<number, []>('three', [], () => {
    throw new InputError('broken\nin two ways', 'mend it')
  })
  const four = await list.look('four', [two, three], (a, b) => ({ value: a + b, found: 'x' }))
  await list.look('five', [four], () => ({ value: 0, found: 'x' }))
  await list.look('six', [], () => {
    throw new ConfigurationError('later')
  })
  return list
}

const STYLE = { color: false, columns: 80, plain: false }

describe('a preflight', () => {
  it('tells what it looks at, before it does', async () => {
    const told: string[] = []
    await example((name) => told.push(name))
    assert.deepEqual(told, ['one', 'two', 'three', 'six'])
  })
  it('goes on after a failure, but for checks that need it', async () => {
    const { checks, exitCode } = await example()
    assert.equal(exitCode, 3)
    assert.deepEqual(checks.map(({ name, status, found }) => `${name} ${status} ${found}`).slice(2), [
      'three failed broken\nin two ways',
      'four skipped not looked at: it needs "three"',
      'five skipped not looked at: it needs "three"',
      'six failed later',
    ])
  })
  it('is plain lines, colours aside', async () => {
    const { checks } = await example()
    const text = checkText('import', checks, STYLE)
    assert.equal(
      text,
      [
        'ok: one: a\\u001b[31m',
        'warning: two: 1',
        '  what to do: try\\u202e',
        'failed: three: broken',
        '  in two ways',
        '  what to do: mend it',
        'skipped: four, five: not looked at: it needs "three"',
        'failed: six: later',
        'import cannot run yet: 2 failed (three, six), 1 warning (two), 2 skipped',
        '',
      ].join('\n'),
    )
    assert.equal(checkText('import', checks, { ...STYLE, color: true }).replace(/\u001b\[\d+m/g, ''), text)
    assert.equal(checkText('export', checks.slice(0, 1), STYLE).split('\n')[1], 'export can run')
    const warned = [...checks.slice(1, 2), ...checks.slice(1, 2)]
    assert.match(checkText('export', warned, STYLE), /\nexport can run: 2 warnings \(two, two\)\n$/)
    assert.equal(checkText('export', checks.slice(0, 2), STYLE).split('\n')[3], 'export can run: 1 warning (two)')
  })
  it('wraps its lines at words, but not with --plain', () => {
    const found = 'one two three four'
    const checks = [{ name: 'a', status: 'failed', found, remedy: 'five six seven' }] as const
    const lines = (plain: boolean) => checkText('import', checks, { color: true, columns: 22, plain }).split('\n')
    assert.deepEqual(lines(false).slice(1), [
      ...['  three four', '  what to do: five six', '  seven'],
      ...['import cannot run', '  yet: 1 failed (a)', ''],
    ])
    assert.deepEqual(lines(true).slice(1), ['  what to do: five six seven', 'import cannot run yet: 1 failed (a)', ''])
  })
  it('says the name of a parameter once', () => {
    const text = (found: string) =>
      checkText('import', [{ name: 'user_path', status: 'failed', found, remedy: null }], STYLE).split('\n')[0]
    assert.equal(text('user_path OU=x,DC=y does not exist'), 'failed: user_path: OU=x,DC=y does not exist')
    assert.equal(text('user_path source CN=x is gone'), 'failed: user_path: source CN=x is gone')
    assert.equal(text('user_path is missing'), 'failed: user_path: user_path is missing')
  })
  it('takes the versions of Node.js that package.json names, and no version between them', () => {
    for (const version of ['20.19.0', '20.20.2', '22.13.0', '23.5.0', '24.1.0', '26.0.0-nightly1'])
      assert.equal(nodeVersion(version).found, version)
    for (const version of ['20.9.0', '18.20.0', '9.9.9', '21.7.3', '22.12.0', '23.4.0']) {
      assert.throws(() => nodeVersion(version), /^ConfigurationError: [0-9.]+$/)
    }
  })
  it('warns of clocks more than 5 minutes apart', () => {
    const at = (currentTime: string) =>
      clock({ currentTime, server: 'dc' } as DomainInfo, new Date('2026-11-22T20:00:00Z'))
    assert.deepEqual(at('2026-11-22T20:00:00Z'), { value: null, found: 'that of dc' })
    assert.deepEqual(at('2026-11-22T20:05:00Z'), { value: null, found: '300 seconds behind that of dc' })
    assert.equal(
      at('2026-11-22T20:05:01Z').remedy,
      'set this clock (w32tm /resync): Kerberos refuses more than 5 minutes',
    )
    assert.equal(at('2026-11-22T19:54:59Z').found, '301 seconds ahead of that of dc')
    assert.ok(at('2026-11-22T19:54:59Z').remedy)
  })
})

describe('the account that asks', () => {
  const asks = (accountSid: string, accountName: string) =>
    whoAsksWhom({ server: 'dc.x.test', domain: 'DC=x', accountSid, accountName } as DomainInfo)
  it('is named', () => {
    assert.deepEqual(asks('S-1-5-21-1-1103', 'X\\svc-sync'), { found: 'dc.x.test of DC=x, as X\\svc-sync' })
  })
  it('is a warning when only this computer knows it', () => {
    for (const [sid, name] of [
      ['S-1-5-18', 'SYSTEM'],
      ['S-1-5-19', 'LOCAL SERVICE'],
      ['S-1-5-20', 'NETWORK SERVICE'],
    ] as const) {
      const { found, remedy } = asks(sid, `NT AUTHORITY\\${name}`)
      assert.equal(
        found,
        `dc.x.test of DC=x, as NT AUTHORITY\\${name}: the tool runs as ${name}, and which account the domain controller sees cannot be told`,
      )
      assert.equal(remedy, 'run it as a user or a group managed service account of the domain')
    }
  })
})
