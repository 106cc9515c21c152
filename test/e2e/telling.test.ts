/**
 * behaviour.md, "Commands": commands that only tell write nothing, and a dry run nothing at all.
 * Whoever may read and not write, a monitoring account, can run them.
 */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, it } from 'node:test'
import { adUserSync } from './support/cli.js'
import { useSandbox } from './support/use-sandbox.js'

describe('commands that only tell, and dry runs,', () => {
  const box = useSandbox()

  for (const command of [
    ['status'],
    ['explain', 'P Anna'],
    ['history'],
    ['history', '--user', 'P Anna'],
    ['history', '--verify'],
    ['resolutions', 'list'],
    ['import', '--dry-run'],
    ['undo', 'last', '--dry-run'],
  ])
    it(`${command.join(' ')} opens neither log_file nor anything else for writing`, async () => {
      await box.import([box.person('Anna')])
      await box.rerun({ log_file: 'folder-that-is-not-there/sync.log', log_windows: true }, ['--dry-run'])
      const before = readdirSync(box.folder.path, { recursive: true })
      const { code, stderr } = await adUserSync(command, { cwd: box.folder.path, env: box.env })
      assert.equal(code, 0, stderr)
      // What log_windows says here, where it is looked at.
      assert.doesNotMatch(stderr, /this is not Windows/)
      assert.deepEqual(readdirSync(box.folder.path, { recursive: true }), before)
    })
})
