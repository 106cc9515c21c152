/** Cmdlets that ask at the console, in a real terminal. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { powerShellQuoted } from '../../src/core/text/powershell-quoting.js'
import { readArchive } from '../e2e/support/interactive.js'
import { Terminal } from '../e2e/support/terminal.js'
import { useSandbox } from '../e2e/support/use-sandbox.js'
import { powershell } from '../lab/pwsh.js'

const MODULE = join(import.meta.dirname, '..', '..', 'ps-scripts', 'AdUserSync', 'AdUserSync.psd1')
const SCRIPT = join(import.meta.dirname, 'in-console.js')
const PASSPHRASE = 'archive passphrase 1'
const box = useSandbox()

/** @param stopped whether Ctrl-C ends PowerShell, whose output is on the screen then */
async function typing(command: string, act: (terminal: Terminal) => Promise<void>, stopped = false): Promise<Terminal> {
  const text = `Import-Module -Name ${powerShellQuoted(MODULE)}; ${command}`
  const terminal = Terminal.start([powershell, text, ...(stopped ? ['screen'] : [])], box.folder.path, box.env, SCRIPT)
  try {
    await act(terminal)
    assert.equal(await terminal.exited(), stopped ? 1 : 0)
    return terminal
  } finally {
    terminal.close()
  }
}

/** What an import of these people takes, in the folder of the sandbox. */
function writeImport(people: readonly object[]): void {
  box.folder.write('users.json', { timestamp: new Date().toISOString(), users: people })
  box.folder.write('import-config.json', {
    server: 'target.test',
    input_file: 'users.json',
    managed_user_path: box.managed,
    group_path: box.groups,
    prefix_common_names: 'P ',
    users_must_change_password: false,
  })
}

it('Import-AdsUser -Interactive asks, and its result is an object all the same', async () => {
  writeImport([box.person('Zoë Krüger')])
  const secure = `(ConvertTo-SecureString -String '${PASSPHRASE}' -AsPlainText -Force)`
  const run = `Import-AdsUser -Interactive -PasswordsTo new.zip -ArchivePassphrase ${secure} -PassThru`
  const { stdout } = await typing(`(${run}).Enabled | ConvertTo-Json`, async (terminal) => {
    await terminal.see('Approval 1 of 1')
    await terminal.answer('Your decision:', 'g')
  })
  assert.deepEqual(JSON.parse(stdout), 'P Zoë Krüger')
  const [, row = ''] = readArchive(join(box.folder.path, 'new.zip'), PASSPHRASE).split('\r\n')
  const [, account = '', , , , , , password = ''] = row.slice(1, -1).split('","')
  assert.equal(await box.logOn(account, password), 'ok')
})

it('Import-AdsUser ends after the step at hand when Ctrl-C is pressed, and says so', async () => {
  writeImport(Array.from({ length: 40 }, (_, number) => box.person(`Person ${number}`)))
  const { transcript } = await typing(
    'Import-AdsUser',
    async (terminal) => {
      await terminal.see('ad-user-sync [')
      terminal.press('C-c')
      await terminal.see('Get-AdsHistory -Run last')
    },
    true,
  )
  assert.match(transcript, /WARNING: interrupted: stopping after the current step/)
})

it('New-AdsConfiguration asks, and gives the file', async () => {
  const { stdout } = await typing('(New-AdsConfiguration -Kind Export -Path mine.json).Name', async (terminal) => {
    await terminal.answer('Domain controller or domain', 'nowhere.test')
    await terminal.answer('Go on without lists of what the directory has?', 'y')
    await terminal.answer('Users file to write', '')
    await terminal.answer('Container of the users to export', 'OU=Staff,DC=a,DC=b')
    await terminal.answer('Container of the groups whose members are exported', 'OU=Groups,DC=a,DC=b')
    await terminal.answer('Secret that proves the users file is unchanged', 'n')
    await terminal.answer('Log file', 'none')
    await terminal.see('Next: correct what failed')
  })
  assert.match(stdout, /^mine\.json$/m)
  assert.match(readFileSync(join(box.folder.path, 'mine.json'), 'utf8'), /"OU=Staff,DC=a,DC=b"/)
})
