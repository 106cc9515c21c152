/** Sessions for the tests: on the real engine with a module made for the test, or on a fake executable that misbehaves as told. */
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { powershell } from '../lab/pwsh.js'
import { PowerShellSession, type SessionOptions } from '../../src/directory/powershell/session.js'

/** The PowerShell that the lab provides. */
export const engine = process.env['NODE_POWERSHELL'] ?? powershell

export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "ad-user-sync [x] 'ü-"))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Starts a session that ends with the test, and checks that its process has ended too. `lines` collects the log. */
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
  powershell: { version: '7.6.9', processId: 1 },
}

/**
 * A module whose Invoke-SyncRequest answers with the JSON that `body` puts out. `body` is PowerShell, and finds `$operation`, `$json` (the
 * whole request) and `$secrets` (texts).
 */
export function writeModule(folder: string, body: string): string {
  const path = join(folder, 'Test.psm1')
  writeFileSync(
    path,
    MODULE.replace('BODY', () => body),
  )
  return path
}

const MODULE = `
function Invoke-SyncRequest {
    $json = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String([Console]::In.ReadLine()))
    $id = [regex]::Match($json, '"id":"([^"]+)"').Groups[1].Value
    $operation = [regex]::Match($json, '"operation":"([^"]+)"').Groups[1].Value
    $count = [int][regex]::Match($json, '"secrets":([0-9]+)').Groups[1].Value
    $secrets = @()
    for ($i = 0; $i -lt $count; $i++) {
        $secrets += [Text.Encoding]::Unicode.GetString([Convert]::FromBase64String([Console]::In.ReadLine()))
    }
    $result = . { BODY }
    $envelope = '{"ok":true,"result":' + $result + '}'
    [Console]::Out.WriteLine('AdUserSync:' + $id + ':' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($envelope)))
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
  handshake?: (id: string, io: Io) => void
  request?: (request: Request, io: Io) => void
  /** At the end of standard input; default: the process ends. */
  atEnd?: () => void
}

/**
 * An executable that understands just the lines that a session sends. All that it writes to standard output between two delimiters leaves
 * in one piece, as it arrives when the tool was busy; a delimiter written with WriteLine would end with CRLF.
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
  const { createInterface } = load('node:readline') as typeof import('node:readline')
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
  let awaited = 0
  let taken: string[] = []
  let use: (lines: string[]) => void = () => undefined
  const take = (count: number, then: (lines: string[]) => void): void => {
    awaited = count
    taken = []
    use = then
    if (count === 0) then([])
  }
  let delimiters = 0
  const delimiter = (stream: string, text: string): void => {
    if (stream === 'Error') return io.err(text)
    held += text
    delimiters++
    if (delimiters % 2 === 0) {
      all(1, held)
      held = ''
    }
  }
  createInterface({ input: process.stdin })
    .on('close', () => (behaviour.atEnd ?? process.exit)())
    .on('line', (line) => {
      if (awaited > 0) {
        taken.push(line)
        awaited--
        if (awaited === 0) use(taken)
        return
      }
      const written = /^\[Console\]::(Out|Error)\.(Write|WriteLine)\("([0-9A-Za-z]{16})(`n)?"\)$/.exec(line)
      if (written !== null) delimiter(written[1] as string, `${written[3]}${written[2] === 'Write' ? '\n' : '\r\n'}`)
      else if (line.includes('Import-Module')) take(2, ([id]) => io.out(io.answer(id as string, null)))
      else if (line.includes("'AdUserSync:'")) {
        take(1, ([id]) =>
          (behaviour.handshake ?? ((known: string) => io.out(io.answer(known, 'fake'))))(id as string, io),
        )
      } else if (line === 'Invoke-SyncRequest') {
        take(1, ([data]) => {
          const request = JSON.parse(Buffer.from(data as string, 'base64').toString()) as Request
          take(request.secrets, () => behaviour.request?.(request, io))
        })
      } else io.err(`not recognized: ${line}\n`)
    })
}
