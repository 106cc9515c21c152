/** Sessions for the tests, on the real engine with a module made for the test. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
