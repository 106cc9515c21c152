/**
 * Sessions for the tests: on the real engine with a module made for the test, or on a fake
 * executable that misbehaves as told.
 */
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { powershell } from '../lab/pwsh.js'
import { SESSION_MODULE } from '../../src/package.js'
import { PowerShellSession, type SessionOptions } from '../../src/directory/powershell/session.js'

/** The PowerShell that the lab provides. */
export const engine = process.env['NODE_POWERSHELL'] ?? powershell

export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "ad-user-sync [x] 'ü-"))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Who reads what of standard input (the lab's LAB_READER): the session must hold with each. */
const READERS = {
  'PowerShell 7': undefined,
  'Windows PowerShell 5.1': 'host',
  'Windows PowerShell 5.1 of Windows Server 2016': 'small',
}

/**
 * A test for each reader of commands; `run` is called with the environment of a PowerShell that has
 * it.
 */
export function testReaders(
  title: string,
  run: (t: TestContext, environment: NodeJS.ProcessEnv) => Promise<void>,
): void {
  for (const [name, reader] of Object.entries(READERS)) {
    const environment = { ...process.env, ...(reader !== undefined && { LAB_READER: reader }) }
    test(`${title} (${name})`, (t) => run(t, environment))
  }
}

/**
 * Starts a session that ends with the test, and checks that its process has ended too. `lines`
 * collects the log.
 */
export async function start(
  t: TestContext,
  options: Partial<SessionOptions>,
): Promise<{ session: PowerShellSession; lines: string[] }> {
  const lines: string[] = []
  const session = await PowerShellSession.start({
    executable: engine,
    modulePath: 'none.psm1',
    timeoutMs: 60_000,
    log: (line) => lines.push(line),
    ...options,
  })
  t.after(async () => {
    await session.close()
    assert.throws(() => process.kill(session.processId, 0), { code: 'ESRCH' })
  })
  return { session, lines }
}

/** What Get-SyncServer answers. */
export const SERVER = {
  server: 'dc.x.test',
  writable: true,
  domain: 'DC=x',
  dnsName: 'x.test',
  domainSid: 'S-1-5-21-1',
  schemaNamingContext: 'CN=Schema',
  currentTime: 't:2026-11-22T20:00:00Z',
  accountSid: null,
  accountName: null,
  powershell: { version: '7.6.9', processId: 1, started: 't:2026-11-22T19:59:58Z' },
}

/**
 * A module whose Invoke-SyncRequest answers with the JSON that `body` puts out. `body` is
 * PowerShell, and finds `$operation`, `$json` (the whole request) and `$secrets` (texts). The first
 * request of a session is answered without it.
 */
export function writeModule(folder: string, body: string): string {
  const path = join(folder, 'Test.psm1')
  writeFileSync(
    path,
    MODULE.replace('BODY', () => body),
  )
  return path
}

const PRIVATE = join(dirname(SESSION_MODULE), 'Private')

const MODULE = `
foreach ($name in 'Read-SyncByte', 'Read-SyncData') { . ('${PRIVATE}/' + $name + '.ps1') }
function Read-Text {
    param($Encoding)
    $text = [Text.Encoding]::ASCII.GetString((Read-SyncData -Stream $stream -Id $Id))
    return $Encoding.GetString([Convert]::FromBase64String($text))
}
function Invoke-SyncRequest {
    param($Id)
    $stream = [Console]::OpenStandardInput()
    [Console]::Out.Write('AdUserSyncReady:' + $Id + "\`n")
    $json = Read-Text ([Text.Encoding]::UTF8)
    $operation = [regex]::Match($json, '"operation":"([^"]+)"').Groups[1].Value
    $count = [int][regex]::Match($json, '"secrets":([0-9]+)').Groups[1].Value
    $secrets = @()
    for ($i = 0; $i -lt $count; $i++) { $secrets += Read-Text ([Text.Encoding]::Unicode) }
    if ($operation -eq 'Get-SyncSession') { $result = '{}' } else { $result = . { BODY } }
    $envelope = '{"ok":true,"result":' + $result + '}'
    [Console]::Out.WriteLine('AdUserSync:' + $Id + ':' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($envelope)))
}
`

interface Request {
  id: string
  operation: string
  parameters: Record<string, unknown>
  secrets: number
}

/** What a fake's behaviour is given to write with. */
interface Io {
  out(text: string): void
  err(text: string): void
  /** The answer line for a result. */
  answer(id: string, result: unknown): string
}

/** Behaviours run in the fake's own process: they can use nothing from around them. */
export interface Behaviour {
  /** As soon as the process runs. */
  atStart?: (io: Io) => void
  /**
   * When a command is about to say that it is ready, the first being the one that loads the module;
   * default: nothing.
   */
  begin?: (nth: number) => void
  handshake?: (id: string, io: Io) => void
  request?: (request: Request, io: Io) => void
  /** At the end of standard input; default: the process ends. */
  atEnd?: () => void
}

/**
 * An executable that understands just the lines that a session sends. All that it writes to
 * standard output between two delimiters leaves in one piece, as it arrives when the tool was busy,
 * but for the ready line.
 */
export function fakePowerShell(folder: string, behaviour: Behaviour): string {
  const entries = Object.entries(behaviour).map(([name, run]) => `${name}: ${String(run)}`)
  const path = join(folder, 'fake-pwsh.cjs')
  writeFileSync(path, `#!${process.execPath}\n${NAME};\n(${String(runFake)})({${entries.join(',\n')}}, require)\n`)
  chmodSync(path, 0o755)
  return path
}

/** What the compiler that runs the tests wraps functions in. */
const NAME = 'const __name = (run) => run'

function runFake(behaviour: Behaviour, load: NodeJS.Require): void {
  const { writeSync } = load('node:fs') as typeof import('node:fs')
  const all = (fd: number, text: string): void => {
    for (let rest = Buffer.from(text); rest.length > 0; rest = rest.subarray(writeSync(fd, rest)));
  }
  let held = ''
  const io: Io = {
    out: (text) => void (held += text),
    err: (text) => all(2, text),
    answer: (id, result) =>
      `AdUserSync:${id}:${Buffer.from(JSON.stringify({ ok: true, result })).toString('base64')}\r\n`,
  }
  behaviour.atStart?.(io)
  let commands = 0
  let delimiter = ''
  let input = ''
  /** A command waits for its data. */
  let waiting = false
  const finish = (): void => {
    io.err(`${delimiter}\n`)
    all(1, `${held}${delimiter}\n`)
    held = ''
  }
  const run = (line: string): void => {
    const opening = /^\[Console\]::(Out|Error)\.Write\("([0-9A-Za-z]{16})`n"\)$/.exec(line)
    if (opening !== null) all(opening[1] === 'Out' ? 1 : 2, `${opening[2]}\n`)
    const closing = /^try \{ (.*) \} catch .*"([0-9A-Za-z]{16})`n"\)$/.exec(line)
    if (closing === null) return
    const [, command = '', end = ''] = closing
    delimiter = end
    const id = /[0-9a-f-]{36}/.exec(command)?.[0] ?? ''
    commands++
    behaviour.begin?.(commands)
    all(1, `AdUserSyncReady:${id}\n`)
    waiting = command.startsWith('Invoke-SyncRequest')
    if (waiting) return
    io.out(io.answer(id, 'fake'))
    finish()
  }
  const serve = (data: string): void => {
    const request = JSON.parse(Buffer.from(data, 'base64').toString()) as Request
    waiting = false
    if (request.operation !== 'Get-SyncSession') behaviour.request?.(request, io)
    else if (behaviour.handshake !== undefined) behaviour.handshake(request.id, io)
    else io.out(io.answer(request.id, {}))
    finish()
  }
  const read = (): void => {
    while (!waiting && input.includes('\n')) {
      const [line = ''] = input.split('\n', 1)
      input = input.slice(line.length + 1)
      run(line)
    }
    const header = /^AdUserSync:[^:]+:([0-9]{10}):/.exec(input)
    const end = (header?.[0].length ?? 0) + Number(header?.[1])
    if (!waiting || header === null || input.length < end) return
    const data = input.slice(header[0].length, end)
    input = input.slice(end)
    serve(data)
    read()
  }
  process.stdin
    .setEncoding('utf8')
    .on('data', (text: string) => {
      input += text
      read()
    })
    .on('end', () => (behaviour.atEnd ?? process.exit)())
}
