/** The lines of the logger: their form, their level, and where they cannot be written. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { LogSettings } from '../../../src/process/logger.js'
import { openLogger } from '../../../src/log/open-logger.js'
import { thrown, workFolder } from '../support.js'
import { output, SETTINGS } from './log-output.js'

const folder = workFolder()

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
