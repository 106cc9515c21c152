/** What export says on standard output of the file that it wrote. */
import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { describe, it } from 'node:test'
import { summaryFormat, writeExportSummary, type ExportSummary } from '../../../../src/commands/export/summary.js'
import { NO_STATUS } from '../../../../src/terminal/status-line.js'
import type { OutputFormat } from '../../../../src/process/output.js'

const SUMMARY: ExportSummary = {
  users: 3,
  disabled: 1,
  file: '/tmp/Größe\u001b[2J.json',
  signed: true,
  timestamp: '2026-11-22T20:00:00.000Z',
}

function written(format: OutputFormat, terminal: boolean, changes: Partial<ExportSummary> = {}): string {
  const stdout = new PassThrough()
  writeExportSummary({ ...SUMMARY, ...changes }, format, {
    stdout,
    terminal: { stdin: false, stdout: terminal, stderr: false },
    color: { stdout: false, stderr: false },
    columns: 80,
    plain: false,
    status: NO_STATUS,
  })
  return String(stdout.read() ?? '')
}

describe('the summary of an export', () => {
  it('is one JSON object in ASCII where it is asked for', () => {
    for (const terminal of [false, true]) {
      const text = written('json', terminal)
      assert.match(text, /^[\n\x20-\x7e]+\n$/)
      assert.deepEqual(JSON.parse(text), SUMMARY)
    }
  })
  it('is a line at a terminal, or where it is asked for', () => {
    const line = 'Exported 3 users (1 disabled) to /tmp/Größe\\u001b[2J.json, signed\n'
    assert.deepEqual([written('text', true), written('text', false)], [line, line])
    assert.match(written('text', false, { signed: false }), /, not signed\n$/)
  })
  it('is wrapped at words on a terminal, and on one line elsewhere', () => {
    const file = `/tmp/${'x'.repeat(50)}/users.json`
    const said = [`Exported 3 users (1 disabled) to`, `  ${file}, signed`]
    assert.equal(written('text', true, { file }), `${said.join('\n')}\n`)
    assert.equal(written('text', false, { file }), `Exported 3 users (1 disabled) to ${file}, signed\n`)
  })
  it('says what changed since the file before, by name', () => {
    const zoe = { cn: 'Zoë Krüger', sAMAccountName: 'z.krueger', memberOf: ['CN=All staff'] }
    const changes = { since: null, new: [zoe], gone: [], changed: [] }
    const [, ...lines] = written('text', false, { changes }).trimEnd().split('\n')
    assert.deepEqual(lines, ['Since the file before: 1 new', '+ Zoë Krüger (z.krueger)  All staff'])
  })
  it('names no option for the people that are cut: export has none, and the file before is gone', () => {
    const person = (number: number) => ({ cn: `Person ${number}`, sAMAccountName: `p${number}`, memberOf: [] })
    const gone = Array.from({ length: 45 }, (_, number) => person(number))
    const lines = written('text', true, { changes: { since: null, new: [], gone, changed: [] } }).split('\n')
    assert.equal(lines.at(-2), 'and 5 more')
  })
  it('is nothing for a script that does not ask for it', () => {
    const chosen = (output: OutputFormat | undefined, stdout: boolean) =>
      summaryFormat(output, { terminal: { stdin: false, stdout, stderr: false } })
    assert.deepEqual([chosen(undefined, false), chosen(undefined, true), chosen('json', true)], [null, 'text', 'json'])
  })
})
