/**
 * behaviour.md, "Safety limits": no two files of a run may be one, and those that are read or
 * replaced must be regular files.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, it } from 'node:test'
import { explainTarget } from '../../../src/commands/explain/target.js'
import { runHistory } from '../../../src/commands/history/run.js'
import { runStatus } from '../../../src/commands/status/run.js'
import { checkExportFiles, checkImportFiles } from '../../../src/files/roles.js'
import { writeAtomically } from '../../../src/files/atomic-file.js'
import { statePath } from '../../../src/files/state-file.js'
import type { Io } from '../../../src/process/io.js'
import { exportSettings, IMPORT_CONFIG, importSettings, thrown, workFolder } from '../support.js'
import { place } from './state-place.js'

const folder = workFolder()
const [resolutions, approvals] = ['resolutions.json', 'approvals.json'].map((name) => join(folder, name)) as [
  string,
  string,
]
for (const path of [resolutions, approvals]) writeFileSync(path, '{"resolutions": []}')
const posix = { skip: process.platform === 'win32' && 'links and pipes are others there' }

const approving = (path: string, config: object = {}) =>
  checkImportFiles(importSettings(folder, config), { approvals: path })
const refused = (path: string) =>
  assert.equal(
    thrown(() => approving(path)).message,
    `--approvals ${path} is the resolutions_file, which must not be able to approve`,
  )

describe('the approvals file', () => {
  it('is another one than resolutions_file', () => {
    approving(approvals)
    approving(approvals, { resolutions_file: 'not there yet.json' })
    approving(join(folder, 'missing.json'))
  })
  it('is recognised by any path', () => {
    mkdirSync(join(folder, 'inner'))
    for (const path of [resolutions, relative(process.cwd(), resolutions), `${folder}/inner/../resolutions.json`])
      refused(path)
    const missing = join(folder, 'not there yet.json')
    assert.throws(() => approving(missing, { resolutions_file: missing }))
  })
  it('is recognised through links', posix, () => {
    symlinkSync(resolutions, join(folder, 'symbolic.json'))
    linkSync(resolutions, join(folder, 'hard.json'))
    symlinkSync(folder, join(folder, 'folder'))
    for (const path of ['symbolic.json', 'hard.json', 'folder/resolutions.json']) refused(join(folder, path))
  })
  it('is recognised in another case', { skip: process.platform !== 'win32' && 'paths have case here' }, () => {
    refused(resolutions.toUpperCase())
  })
  it('may be a pipe', posix, () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    approving(join(folder, 'pipe'))
  })
})

describe('two files of an import', () => {
  const [state, names] = (['state.json', 'names.json'] as const).map((extension) =>
    statePath(place(folder, IMPORT_CONFIG.managed_user_path), extension),
  )
  const pairs: [object, string][] = [
    [{ input_file: 'import-config.json' }, 'the config file and the users file are one file, '],
    [{ log_file: 'import-config.json' }, 'the config file and log_file are one file, '],
    [{ log_file: 'users.json' }, 'the users file and log_file are one file, '],
    [{ log_file: 'inner/../resolutions.json' }, 'resolutions_file and log_file are one file, '],
    [{ log_file: state }, 'the state of the last import and log_file are one file, '],
    [{ log_file: names }, 'the account names that were given and log_file are one file, '],
    [{ resolutions_file: 'users.json' }, 'the users file and resolutions_file are one file, '],
    [{ password_wordlist: 'users.json' }, 'the users file and password_wordlist are one file, '],
    [{ input_file: 'sync.log.2', log_file: 'sync.log' }, 'the users file '],
  ]
  for (const [config, message] of pairs) {
    it(`are never one: ${JSON.stringify(config).replace(folder, '')}`, () => {
      const error = thrown(() => checkImportFiles(importSettings(folder, config), {}))
      assert.ok(error.message.startsWith(message), error.message)
      assert.equal(error.remedy, 'give each a file of its own; nothing was touched')
    })
  }
  it('are never one: a plan, which would be written over it', () => {
    const message = (options: { plan?: string; planFile?: string }) =>
      thrown(() => checkImportFiles(importSettings(folder), options)).message
    const [users, other] = ['users.json', 'plan.json'].map((name) => join(folder, name))
    assert.ok(message({ planFile: users! }).startsWith('the users file and --plan-file are one file, '))
    assert.ok(message({ planFile: other!, plan: other! }).startsWith('--plan-file and --plan are one file, '))
  })
  it('may be called like a rotated log that is not made', () => {
    const near = { input_file: 'sync.log.3', log_file: 'sync.log', log_backup_count: 2 }
    checkImportFiles(importSettings(folder, near), {})
    checkImportFiles(importSettings(folder, { ...near, log_max_bytes: 0, log_backup_count: 9 }), {})
    checkImportFiles(importSettings(folder, { ...near, input_file: 'sync.log.old' }), {})
  })
})

describe('two files of an export', () => {
  const pairs: [object, string][] = [
    [{ export_file: 'export-config.json' }, 'the config file and the users file are one file, '],
    [{ export_file: 'a.json', log_file: 'a.json' }, 'the users file and log_file are one file, '],
    [{ export_file: 'a.json', log_file: 'a.json.state.json' }, "the export's count and log_file are one file, "],
  ]
  for (const [config, message] of pairs) {
    it(`are never one: ${JSON.stringify(config)}`, () =>
      assert.ok(thrown(() => checkExportFiles(exportSettings(folder, config))).message.startsWith(message)))
  }
})

describe('a device or a pipe', posix, () => {
  it('is no file of an import or an export, nor the config', () => {
    execFileSync('mkfifo', [join(folder, 'another pipe')])
    const refusals: [() => void, string][] = [
      [
        () => checkImportFiles(importSettings(folder, { input_file: '/dev/zero' }), {}),
        'the users file /dev/zero is a device, and must be a regular file',
      ],
      [
        () => checkImportFiles(importSettings(folder, { log_file: 'another pipe' }), {}),
        `log_file ${folder}/another pipe is a pipe, and must be a regular file`,
      ],
      [
        () => checkExportFiles(exportSettings(folder, { export_file: '/dev/stdout' })),
        'the users file /dev/stdout is a stream of this process, and must be a regular file',
      ],
      [() => approving('/dev/zero'), '--approvals /dev/zero is a device, and must be a regular file'],
      [
        () => importSettings(folder, {}, { config: '/dev/zero' }),
        'the config file /dev/zero is a device, and must be a regular file',
      ],
    ]
    for (const [act, message] of refusals) assert.ok(thrown(act).message.startsWith(message), thrown(act).message)
  })
  it('is read by no command that only tells something: it would wait for ever', async () => {
    importSettings(folder, { input_file: '/dev/null' })
    const io = { cwd: folder } as Io
    const commands = [
      () => runHistory({ hmac: {}, verify: false, all: false }, io),
      () => runStatus({ hmac: {}, failOn: [] }, io),
      () => explainTarget({ hmac: {}, user: 'Ann' }, io),
    ]
    for (const run of commands)
      await assert.rejects(run, { message: 'the users file /dev/null is a device, and must be a regular file' })
  })
  it('is never replaced by a file', () =>
    assert.equal(
      thrown(() => writeAtomically('/dev/null', 'x')).message,
      '/dev/null is a device, and must be a regular file',
    ))
})
