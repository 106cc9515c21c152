/** The config of commands that are used on both sides. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readConfig } from '../../../src/commands/init/config-file.js'
import { signedText } from '../../../src/commands/init/signed-file.js'
import { kindOfConfig } from '../../../src/config/either-config.js'
import { thrown, workFolder } from '../support.js'

describe('a pipe or a device in the place of a file', { skip: process.platform === 'win32' }, () => {
  const cwd = workFolder()
  const pipe = join(cwd, 'pipe')
  execFileSync('mkfifo', [pipe])
  it('as the config is refused, and not read: nobody may ever write to it', () => {
    for (const config of [pipe, '/dev/zero'])
      for (const read of [() => kindOfConfig({ hmac: {}, config }, { cwd }), () => readConfig(config)])
        assert.match(thrown(read).message, /^the config file .* is a (pipe|device), and must be a regular file$/)
  })
  it('as the users file is not signed for init, and not read', () => assert.equal(signedText(pipe), null))
})
