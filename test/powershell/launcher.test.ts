/** `ad-user-sync.ps1` of the archive for Windows, with a stand-in for its node.exe. */
import assert from 'node:assert/strict'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { powerShellQuoted } from '../../src/core/text/powershell-quoting.js'
import { run } from '../lab/command.js'
import { root } from '../lab/layout.js'
import { powershell } from '../lab/pwsh.js'
import { temporaryFolder } from './support.js'

/**
 * What the program is given for words that somebody types in PowerShell.
 * @param change of the launcher @param before what is typed before it
 */
async function given(
  t: TestContext,
  words: string,
  change = (launcher: string): string => launcher,
  before = '',
): Promise<string[]> {
  const folder = temporaryFolder(t)
  const node = join(folder, 'node.exe')
  writeFileSync(node, '#!/bin/sh\nshift\nprintf "<%s>\\n" "$@"\n')
  chmodSync(node, 0o755)
  const launcher = join(folder, 'ad-user-sync.ps1')
  writeFileSync(launcher, change(readFileSync(join(root, 'src/packaging/windows/ad-user-sync.ps1'), 'utf8')))
  const said = await run(powershell, [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    `${before}& ${powerShellQuoted(launcher)} ${words}`,
  ])
  return [...said.matchAll(/<(.*)>/g)].map(([, word]) => word!)
}

test('words arrive as they were typed', async (t) => {
  const words = ['import', '--config', "C:\\Sync [1]\\it's.json", '--approvals', '-', '-n', '--user=P Zoë', '']
  const typed = words.map((word) => (/^[\w:-]+$/.test(word) ? word : powerShellQuoted(word))).join(' ')
  assert.deepEqual(await given(t, typed), words)
})

test('a list with commas is one word, though PowerShell takes it for an array', async (t) => {
  const list = 'pending-days=14,expiring=20%,file-age=P2D'
  assert.deepEqual(await given(t, `status --fail-on ${list}`), ['status', '--fail-on', list])
  assert.deepEqual(await given(t, `status --fail-on=${list} -n`), ['status', `--fail-on=${list}`, '-n'])
})

test('words arrive as they were typed from Windows PowerShell, too, which passes them on as PowerShell 7 does in its mode "Legacy"', async (t) => {
  const condition = '$PSVersionTable.PSVersion.Major -eq 5'
  const asWindows = (launcher: string): string => {
    assert.equal(launcher.split(condition).length, 2)
    return launcher.replace(condition, '$true')
  }
  const words = ['explain', 'P "Zoë"', '"', '\\"', '"a b" c', '', 'C:\\Sync [1]\\x.json', '--user=O\u2019Brien "x"']
  const typed = words.map(powerShellQuoted).join(' ')
  const legacy = "$PSNativeCommandArgumentPassing = 'Legacy'; "
  assert.deepEqual(await given(t, typed, asWindows, legacy), words)
  assert.notDeepEqual(await given(t, typed, undefined, legacy), words)
})
