/** Which lines of the log are left out on a terminal, because something else there tells them. */
import assert from 'node:assert/strict'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { LogSettings } from '../../../src/process/logger.js'
import { openLogger, type LogOutput } from '../../../src/log/open-logger.js'
import { workFolder } from '../support.js'
import { output, SETTINGS } from './log-output.js'

const folder = workFolder()

describe('the logger', () => {
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
})
