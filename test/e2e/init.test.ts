/** `init export` and `init import` at a real terminal: few questions, suggestions from the directory, one valid file, nothing overwritten unasked. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { loadExportSettings, loadImportSettings } from '../../src/config/load-settings.js'
import { adUserSync } from './support/cli.js'
import { Sandbox } from './support/sandbox.js'
import { Terminal } from './support/terminal.js'

describe('init', () => {
  let box: Sandbox
  before(async () => void (box = await Sandbox.create()))
  after(() => box.close())
  beforeEach(() => box.clear())

  async function at(args: readonly string[], session: (terminal: Terminal) => Promise<void>): Promise<number> {
    const terminal = Terminal.start(args, box.folder.path)
    try {
      await session(terminal)
      return await terminal.exited()
    } finally {
      terminal.close()
    }
  }
  const written = (name: string) => {
    const { $schema, ...config } = JSON.parse(readFileSync(join(box.folder.path, name), 'utf8')) as Record<
      string,
      unknown
    >
    assert.match(String($schema), /^file:\/\/\/.*\/schemas\/(ex|im)port-config\.schema\.json$/)
    return config
  }

  it('import: takes containers from the directory, refuses what the schema refuses, and asks before it writes anew', async () => {
    const code = await at(['init', 'import'], async (terminal) => {
      await terminal.answer('Domain controller or domain', 'target.test')
      await terminal.answer('Users file, as the export wrote it', '')
      await terminal.answer('Container of its own for the managed users', `OU=Managed,OU=${box.id}`)
      await terminal.answer('Container of the groups that managed users join', `OU=Groups,OU=${box.id}`)
      await terminal.see('? What the common names of managed users begin with')
      terminal.type('P')
      terminal.press('Enter')
      await terminal.see('prefix_common_names: found "P"')
      terminal.type(' ')
      terminal.press('Enter')
      await terminal.see('Next: ad-user-sync check import')
    })
    assert.equal(code, 0)
    const config = written('import-config.json')
    assert.deepEqual(config, {
      server: 'target.test',
      input_file: 'users.json',
      managed_user_path: box.managed,
      group_path: box.groups,
      prefix_common_names: 'P ',
    })
    const options = { hmac: {}, interactive: false, dryRun: false, failOnPending: false, allowOlder: false }
    assert.equal(loadImportSettings(options, { cwd: box.folder.path }).prefix, 'P ')
    const again = await at(['init', 'import'], async (terminal) => {
      await terminal.see(/is there\s+already/)
      terminal.press('Enter')
      await terminal.see('It is left as it was.')
    })
    assert.equal(again, 0)
    assert.deepEqual(written('import-config.json'), config)
  })

  it('export: says why the directory suggests nothing, and takes what is typed', async () => {
    const code = await at(['init', 'export', '--config', 'mine.json'], async (terminal) => {
      await terminal.answer('Domain controller or domain', 'nowhere.test')
      await terminal.see('There are none:')
      await terminal.answer('File that the users are written to', 'out.json')
      await terminal.answer('Container of the users to export', 'OU=Staff,DC=a,DC=b')
      await terminal.answer('Container of the groups that say who is exported', 'OU=Groups,DC=a,DC=b')
      await terminal.see('Next: ad-user-sync check export --config mine.json')
    })
    assert.equal(code, 0)
    assert.deepEqual(written('mine.json'), {
      server: 'nowhere.test',
      export_file: 'out.json',
      user_path: 'OU=Staff,DC=a,DC=b',
      group_path: 'OU=Groups,DC=a,DC=b',
    })
    assert.equal(
      loadExportSettings({ hmac: {}, config: 'mine.json' }, { cwd: box.folder.path }).userPath,
      'OU=Staff,DC=a,DC=b',
    )
  })

  it('writes nothing when it is interrupted, or where nobody can be asked', async () => {
    const code = await at(['init', 'export'], async (terminal) => {
      await terminal.see('? Domain controller or domain')
      terminal.press('C-c')
    })
    assert.equal(code, 130)
    const run = await adUserSync(['init', 'export'], { cwd: box.folder.path })
    assert.equal(run.code, 2)
    assert.match(run.stderr, /init asks questions, which needs a terminal\n/)
    assert.deepEqual(
      readdirSync(box.folder.path).filter((name) => name.includes('config')),
      [],
    )
  })
})
