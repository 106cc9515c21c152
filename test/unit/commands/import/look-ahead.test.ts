import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lookAhead } from '../../../../src/commands/import/look-ahead.js'
import type { Io } from '../../../../src/process/io.js'
import type { Logger } from '../../../../src/process/logger.js'
import { NOW } from '../../builders.js'
import { importSettings, workFolder } from '../../support.js'

const posix = { skip: process.platform === 'win32' && 'devices are others there' }

describe('status and explain', () => {
  const look = (config: object) =>
    lookAhead(importSettings(workFolder(), config), { now: () => NOW } as Io, {} as Logger)
  it('read no device or pipe: it might never end', posix, async () => {
    await assert.rejects(look({ input_file: '/dev/null' }), {
      name: 'ConfigurationError',
      message: 'the users file /dev/null is a device, and must be a regular file',
    })
    await assert.rejects(look({ resolutions_file: '/dev/null' }), {
      name: 'ConfigurationError',
      message: 'resolutions_file /dev/null is a device, and must be a regular file',
    })
  })
})
