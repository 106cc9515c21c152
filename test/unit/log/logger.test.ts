import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { describe, it } from 'node:test'
import type { LogSettings } from '../../../src/process/logger.js'
import { openLogger, type LogOutput } from '../../../src/log/open-logger.js'
import { RotatingFile } from '../../../src/log/rotating-file.js'
import { thrown, workFolder } from '../support.js'
import { NO_STATUS } from '../../../src/terminal/status-line.js'

const folder = workFolder()
const SETTINGS: LogSettings = {
  source: 'import',
  level: 'INFO',
  everyChange: false,
  file: null,
  maxBytes: 1000,
  backupCount: 2,
  windowsEventLog: false,
  powershell: null,
}

function output(changes: Partial<LogOutput> = {}): LogOutput & { text(): string } {
  let text = ''
  const stderr = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString()
      done()
    },
  })
  const now = () => new Date(2026, 10, 22, 20, 0, 0)
  return {
    stderr,
    color: { stdout: false, stderr: false },
    terminal: { stdin: false, stdout: false, stderr: false },
    columns: 200,
    status: NO_STATUS,
    platform: 'linux',
    now,
    startEventWriter: () => Promise.reject(new Error('no session is wanted')),
    ...changes,
    text: () => text,
  }
}

describe('the logger', () => {
  it('wraps its lines at words on a terminal, after the status line is gone', () => {
    let cleared = 0
    const status = { isShown: false, show: () => undefined, partIsDone: () => undefined, clear: () => void cleared++ }
    const to = output({ terminal: { stdin: true, stdout: true, stderr: true }, columns: 40, status })
    openLogger(SETTINGS, to).info('created P3KI Ann')
    assert.equal(to.text(), '2026-11-22 20:00:00 | import | INFO |\n  created P3KI Ann\n')
    assert.equal(cleared, 1)
  })
  it('wraps lines that go on further in, within the terminal', () => {
    for (const columns of [40, 80, 81, 120]) {
      const to = output({ terminal: { stdin: true, stdout: true, stderr: true }, columns })
      openLogger(SETTINGS, to).info(Array.from({ length: 60 }, (_, index) => 'x'.repeat(1 + (index % 7))).join(' '))
      const lines = to.text().trimEnd().split('\n')
      assert.ok(lines.every((line) => line.length < columns) && lines.slice(1).every((line) => line.startsWith('  x')))
    }
  })
  it('writes time, command, level and message to standard error, in local time', () => {
    const to = output()
    openLogger(SETTINGS, to).info('created P3KI Ann')
    assert.equal(to.text(), '2026-11-22 20:00:00 | import | INFO | created P3KI Ann\n')
  })
  describe('with many changes', () => {
    const terminal = { stdin: true, stdout: true, stderr: true }
    const file = (): string => join(folder, 'changes.log')
    /**
     * How many lines of changes standard error and the file have, and the other lines of standard
     * error.
     */
    function logged(settings: Partial<LogSettings>, changes: Partial<LogOutput>) {
      rmSync(file(), { force: true })
      const to = output(changes)
      const log = openLogger({ ...SETTINGS, maxBytes: 0, ...settings }, to)
      for (let number = 1; number <= 60; number++) log.info(`change ${number}`, 'change')
      log.info('import ended')
      const lines = to.text().trim().split('\n')
      const isChange = (line: string) => / change \d+$/.test(line)
      const inFile = settings.file === null ? 0 : readFileSync(file(), 'utf8').split('\n').filter(isChange).length
      return [
        lines.filter(isChange).length,
        inFile,
        lines.filter((line) => !isChange(line)).map((line) => line.slice(38)),
      ]
    }
    it('shows 50 on a terminal, and all in the log file, and says so', () => {
      const more = `further changes are in ${file()} only; --log-level INFO shows all of them here`
      assert.deepEqual(logged({ file: file() }, { terminal }), [50, 60, [more, 'import ended']])
    })
    it('shows all where somebody asked for the level, where it is no terminal, and where there is no other log', () => {
      assert.deepEqual(logged({ file: file(), everyChange: true }, { terminal }), [60, 60, ['import ended']])
      assert.deepEqual(logged({ file: file() }, {}), [60, 60, ['import ended']])
      assert.deepEqual(logged({ file: null, source: 'resolutions' }, { terminal })[0], 60)
    })
    it('shows none on the terminal of a session that tells each result', () => {
      assert.deepEqual(logged({ file: file(), screenTells: 'changes' }, { terminal }), [0, 60, ['import ended']])
    })
    it('shows 50 of an import without a log file, which the record has', () => {
      const more =
        'further changes are in the record (ad-user-sync history last) only; --log-level INFO shows all of them here'
      assert.deepEqual(logged({ file: null }, { terminal }), [50, 0, [more, 'import ended']])
    })
  })
  it('leaves out on a terminal what the result on the same screen tells, and nothing else; the file has all', () => {
    const file = join(folder, 'result.log')
    const terminal = { stdin: true, stdout: true, stderr: true }
    const heard = (settings: Partial<LogSettings>) => {
      rmSync(file, { force: true })
      const to = output({ terminal })
      const log = openLogger({ ...SETTINGS, screenTells: 'result', file, ...settings }, to)
      for (const topic of ['runBegun', 'change', 'approvalPending', 'expiring', 'runEnded'] as const)
        log.info(`about ${topic}`, topic)
      log.info('files 41 and 42 were not imported')
      log.warning('will expire', 'expiryWarning')
      log.error('internal error', 'failure')
      log.error('could not', 'failedChange')
      return [to.text(), readFileSync(file, 'utf8')].map((text) => text.split('\n').length - 1)
    }
    assert.deepEqual(heard({}), [3, 9])
    assert.deepEqual(heard({ everyChange: true }), [9, 9])
    // A session says of what was decided in it whether it was done, and of nothing else.
    assert.deepEqual(heard({ screenTells: 'changes' }), [8, 9])
  })
  it('leaves out lines less severe than its level', () => {
    const shown = (level: LogSettings['level']) => {
      const to = output()
      const log = openLogger({ ...SETTINGS, level }, to)
      for (const say of [log.error, log.warning, log.info, log.debug]) say('x')
      return to
        .text()
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split(' | ')[2])
    }
    assert.deepEqual(shown('DEBUG'), ['ERROR', 'WARNING', 'INFO', 'DEBUG'])
    assert.deepEqual(shown('INFO'), ['ERROR', 'WARNING', 'INFO'])
    assert.deepEqual(shown('WARNING'), ['ERROR', 'WARNING'])
    assert.deepEqual(shown('ERROR'), ['ERROR'])
    assert.deepEqual([shown('CRITICAL'), shown('FATAL')], [[], []])
  })
  it('is coloured where colour is allowed only, and never in the file', () => {
    const file = join(folder, 'colour.log')
    const to = output({ color: { stdout: false, stderr: true } })
    openLogger({ ...SETTINGS, file }, to).error('x')
    assert.match(to.text(), /^\u001b\[31m2026-.* x\u001b\[39m\n$/)
    assert.equal(readFileSync(file, 'utf8'), '2026-11-22 20:00:00 | import | ERROR | x\n')
  })
  it('shows control characters of directory data escaped: no line can be forged', () => {
    const to = output()
    openLogger(SETTINGS, to).info('renamed \u001b[2J\n2026-11-22 | import | INFO | all well')
    assert.equal(
      to.text(),
      '2026-11-22 20:00:00 | import | INFO | renamed \\u001b[2J\\u000a2026-11-22 | import | INFO | all well\n',
    )
  })
  it('never shows a redacted text', () => {
    const to = output()
    const log = openLogger(SETTINGS, to)
    for (const secret of ['S3cret', 'S3cret-longer', '']) log.redact(secret)
    log.info('the words S3cret and S3cret-longer')
    assert.match(to.text(), /the words \*\*\* and \*\*\*\n$/)
  })
  it('but short ones stay: the gaps that they leave in other words would tell them', () => {
    const to = output()
    const log = openLogger(SETTINGS, to)
    for (const secret of ['n', 'Anna', 'enabl']) log.redact(secret)
    log.info('enable "P Anna"')
    assert.match(to.text(), /enable "P Anna"\n$/)
  })
  it('ends the run before anything else when its file cannot be written', () => {
    const file = join(folder, 'missing', 'x.log')
    const error = thrown(() => openLogger({ ...SETTINGS, file }, output()))
    assert.match(error.message, /^log_file: .*missing.x\.log cannot be written: ENOENT/)
    assert.equal(error.exitCode, 2)
  })
  it('goes on when the file can no longer be written, with one warning on standard error', () => {
    const gone = join(folder, 'gone')
    mkdirSync(gone)
    const to = output()
    const log = openLogger({ ...SETTINGS, file: join(gone, 'x.log') }, to)
    rmSync(gone, { recursive: true })
    for (const message of ['a', 'b']) log.info(message)
    assert.deepEqual(
      to
        .text()
        .split('\n')
        .map((line) =>
          line
            .split(' | ')
            .slice(2)
            .join(' ')
            .replace(/ENOENT.*/, 'ENOENT'),
        ),
      ['INFO a', `WARNING the log file ${join(gone, 'x.log')} cannot be written: ENOENT`, 'INFO b', ''],
    )
  })
  it('says once that there is no Windows event log elsewhere', () => {
    const to = output()
    openLogger({ ...SETTINGS, windowsEventLog: true }, to).info('x')
    assert.match(to.text(), /WARNING \| log_windows is ignored: this is not Windows\n.* INFO \| x\n$/)
  })
})

describe('a full disk', { skip: process.platform !== 'linux' && 'needs /dev/full' }, () => {
  it('is one warning', () => {
    const to = output()
    const log = openLogger({ ...SETTINGS, file: '/dev/full' }, to)
    for (const message of ['a', 'b']) log.info(message)
    assert.equal(to.text().match(/cannot be written: ENOSPC/g)?.length, 1)
  })
})

describe('the log file', () => {
  const lines = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1)
  const rotated = (name: string, maxBytes: number, backupCount: number) => {
    const path = join(folder, name)
    const file = new RotatingFile(path, maxBytes, backupCount)
    for (const line of ['line 1', 'line 2', 'line 3', 'line 4', 'line 5', 'line 6', 'line 7']) file.write(line)
    return readdirSync(folder)
      .filter((entry) => entry.startsWith(name))
      .sort()
      .map((entry) => [entry, lines(join(folder, entry))])
  }
  it('is rotated before it grows too long, and the oldest is dropped', () => {
    assert.deepEqual(rotated('rotated.log', 14, 2), [
      ['rotated.log', ['line 7']],
      ['rotated.log.1', ['line 5', 'line 6']],
      ['rotated.log.2', ['line 3', 'line 4']],
    ])
  })
  it('is never rotated without a limit or without backups', () => {
    assert.equal(rotated('limitless.log', 0, 2).length, 1)
    assert.equal(rotated('backupless.log', 14, 0).length, 1)
  })
  it('takes a line that is longer than the limit, without rotating an empty file', () => {
    const path = join(folder, 'long.log')
    new RotatingFile(path, 3, 2).write('a long line')
    assert.deepEqual(lines(path), ['a long line'])
  })
  it('is continued', () => {
    const path = join(folder, 'continued.log')
    for (const line of ['one', 'two']) new RotatingFile(path, 100, 1).write(line)
    assert.deepEqual(lines(path), ['one', 'two'])
  })
})
