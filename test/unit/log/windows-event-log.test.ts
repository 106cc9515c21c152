import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { describe, it } from 'node:test'
import { EVENTS, REGISTER_SOURCE, type WindowsEvent } from '../../../src/core/log-events.js'
import { openLogger } from '../../../src/log/open-logger.js'
import type { EventWriter, Logger } from '../../../src/process/logger.js'
import { NO_STATUS } from '../../../src/terminal/status-line.js'

/** A session that notes what it is given; each write waits for `answer`. */
class Session implements EventWriter {
  readonly writes: WindowsEvent[][] = []
  closed = false
  constructor(private readonly answer: () => Promise<string | null> = async () => null) {}
  write(events: readonly WindowsEvent[]): Promise<string | null> {
    this.writes.push([...events])
    return this.answer()
  }
  async close(): Promise<void> {
    this.closed = true
  }
  get messages(): string[][] {
    return this.writes.map((events) => events.map(({ message }) => message))
  }
}

/** A logger on Windows, what it says on standard error, and the PowerShell that `end` starts. */
function open(start: () => Promise<Session> = () => Promise.reject(new Error('PowerShell was not found'))) {
  const lines: string[] = []
  const started: (string | null)[] = []
  const stderr = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString().trimEnd().split(' | ').slice(2).join(' '))
      done()
    },
  })
  const settings = {
    source: 'import',
    level: 'DEBUG',
    everyChange: false,
    file: null,
    maxBytes: 0,
    backupCount: 0,
  } as const
  const log: Logger = openLogger(
    { ...settings, windowsEventLog: true, powershell: 'pwsh.exe' },
    {
      stderr,
      color: { stdout: false, stderr: false },
      terminal: { stdin: false, stdout: false, stderr: false },
      columns: 80,
      status: NO_STATUS,
      platform: 'win32',
      now: () => new Date(),
      startEventWriter: (powershell) => {
        started.push(powershell)
        return start()
      },
    },
  )
  return { log, lines, started }
}
const gone = () => Promise.reject(new Error('the session is over'))

describe('the Windows event log', () => {
  it('has these numbers, for ever: monitoring filters by them', () => {
    const numbers = Object.fromEntries(Object.entries(EVENTS).map(([kind, { id }]) => [kind, id]))
    assert.deepEqual(numbers, {
      ...{ other: 1, runBegun: 100, runEnded: 101, change: 110, approvalPending: 120 },
      ...{ limitStopped: 130, failure: 140, expiryWarning: 150 },
    })
  })
  it('gets each line but DEBUG, with the number of its kind and the type of its level', async () => {
    const { log } = open()
    const session = new Session()
    log.attach(session)
    log.info('created P Ann', 'change')
    log.error('could not', 'failure')
    log.warning('soon', 'expiryWarning')
    log.debug('no event')
    log.info('a line\nwith "quotes"')
    await log.flush()
    assert.deepEqual(session.writes.flat(), [
      { id: 110, type: 'Information', message: 'created P Ann' },
      { id: 140, type: 'Error', message: 'could not' },
      { id: 150, type: 'Warning', message: 'soon' },
      { id: 1, type: 'Information', message: 'a line\\u000awith "quotes"' },
    ])
  })
  it('gets no text that Event Viewer replaces by another one', async () => {
    const { log } = open()
    const session = new Session()
    log.attach(session)
    log.info('P 100%1, %%1833, 20 % of 40%')
    await log.flush()
    assert.deepEqual(session.messages, [['P 100\\u00251, \\u0025\\u00251833, 20 % of 40%']])
  })
  it('gets the lines that were logged before the session was up, many by one request', async () => {
    const { log, started } = open()
    log.info('before', 'runBegun')
    await log.flush()
    const session = new Session()
    log.attach(session)
    for (let n = 1; n <= 500; n++) log.info(`change ${n}`, 'change')
    await log.flush()
    await log.end()
    assert.deepEqual(
      session.messages.map((messages) => [messages.length, messages[0]]),
      [
        [1, 'before'],
        [500, 'change 1'],
      ],
    )
    assert.deepEqual(started, [])
  })
  it('gets no more at once than a request holds, and no message is longer than Windows takes', async () => {
    const { log } = open()
    for (let n = 0; n < 7; n++) log.info('x'.repeat(40_000))
    const session = new Session()
    log.attach(session)
    await log.flush()
    assert.deepEqual(
      session.messages.map((messages) => messages.map(({ length }) => length)),
      [[30_000, 30_000, 30_000], [30_000, 30_000, 30_000], [30_000]],
    )
  })
  it('gets the lines that its session no longer took through a session of its own, at the end', async () => {
    const last = new Session()
    const { log, lines, started } = open(async () => last)
    const session = new Session(gone)
    log.attach(session)
    log.info('one')
    await log.flush()
    log.error('two', 'limitStopped')
    await log.end()
    assert.deepEqual([last.messages, last.closed], [[['one', 'two']], true])
    assert.deepEqual([started, lines], [['pwsh.exe'], ['INFO one', 'ERROR two']])
  })
  it('that nothing can be written to is one warning, with what to do', async () => {
    const refused = open()
    refused.log.attach(new Session(async () => 'The source was not found'))
    for (const line of ['one', 'two']) refused.log.info(line)
    await refused.log.flush()
    refused.log.info('three')
    await refused.log.end()
    const problem = 'WARNING the Windows event log cannot be written: '
    assert.deepEqual(refused.lines, [
      ...['INFO one', 'INFO two'],
      `${problem}The source was not found (if its source is not known, an administrator runs this once: ${REGISTER_SOURCE})`,
      'INFO three',
    ])
    const without = open()
    without.log.error('the config is wrong', 'failure')
    await without.log.end()
    await without.log.end()
    assert.deepEqual(without.lines, ['ERROR the config is wrong', `${problem}PowerShell was not found`])
    const lost = open(async () => new Session(gone))
    lost.log.info('one')
    await lost.log.end()
    assert.deepEqual(lost.lines, ['INFO one', `${problem}the session ended`])
  })
  it('has a source that the one-time command registers', () => {
    assert.equal(REGISTER_SOURCE, 'eventcreate /L APPLICATION /T INFORMATION /ID 1 /SO ad-user-sync /D "registered"')
  })
})
