import assert from 'node:assert/strict'
import { join, resolve } from 'node:path'
import { describe, it } from 'node:test'
import { exportSettings, importSettings, workFolder } from '../support.js'

const cwd = workFolder()

describe('a config with the required parameters only', () => {
  it('has the documented defaults for import', () => {
    const settings = importSettings(cwd)
    assert.equal(settings.expirationTime.toISO(), 'P1M1D')
    assert.equal(settings.expirationSlack.toISO(), 'P1D')
    assert.equal(settings.anchorAttribute, 'msDS-cloudExtensionAttribute1')
    const percent = (value: number) => ({ kind: 'percent', value })
    assert.deepEqual(settings.limits, {
      deactivations: percent(20),
      leaves: percent(20),
      creations: percent(100),
      renames: percent(20),
      clears: percent(20),
      updates: null,
    })
    assert.equal(settings.resolutionsFile, join(cwd, 'resolutions.json'))
    assert.deepEqual([settings.passwordWordCount, settings.passwordSuffix, settings.passwordWordlist], [3, '', null])
    assert.deepEqual(
      [settings.attributes, settings.maxFileAge, settings.hmac, settings.server, settings.powershell],
      [null, null, null, null, null],
    )
    assert.deepEqual(settings.log, {
      level: 'INFO',
      file: null,
      maxBytes: 1048576,
      backupCount: 10,
      everyChange: false,
      windowsEventLog: false,
      powershell: null,
    })
    assert.deepEqual(
      [settings.groupMap.size, settings.restrictedGroups, settings.requireApproval, settings.warnings],
      [0, [], [], []],
    )
  })
  it('has the documented defaults for export', () => {
    const { exportFile, searchGroups, nestedGroups, attributes, anchor } = exportSettings(cwd)
    assert.deepEqual(
      { exportFile, searchGroups, nestedGroups, attributes, anchor },
      {
        exportFile: null,
        searchGroups: [],
        nestedGroups: false,
        attributes: [],
        anchor: true,
      },
    )
  })
})

describe('a config', () => {
  it('maps one group or a list, and joins two spellings of one source', () => {
    const group_map = { 'CN=A': 'CN=x', 'cn=a': ['CN=y', 'cn=X'], '*': ['CN=all'] }
    assert.deepEqual(
      [...importSettings(cwd, { group_map }).groupMap],
      [
        ['CN=A', ['CN=x', 'CN=y']],
        ['*', ['CN=all']],
      ],
    )
  })
  it('takes limits as numbers and as percentages', () => {
    const { limits } = importSettings(cwd, { max_deactivations: 0, max_leaves: '100%' })
    assert.deepEqual(
      [limits.deactivations, limits.leaves],
      [
        { kind: 'count', value: 0 },
        { kind: 'percent', value: 100 },
      ],
    )
  })
  it('finds relative paths in the current directory, and leaves absolute ones', () => {
    const absolute = resolve('/var/log/x.log')
    const settings = importSettings(cwd, { input_file: 'in/users.json', log_file: absolute })
    assert.deepEqual([settings.inputFile, settings.log.file], [join(cwd, 'in', 'users.json'), absolute])
  })
  it('drops repeated groups and attributes, in any spelling', () => {
    const settings = exportSettings(cwd, { search_groups: ['CN=A', 'cn=a', 'CN=B'], attributes: ['mail', 'Mail'] })
    assert.deepEqual([settings.searchGroups, settings.attributes], [['CN=A', 'CN=B'], ['mail']])
  })
  it('names containers in any spelling of a distinguished name; the directory gets the usual one', () => {
    const [people, groups] = [' ou = Staff\\2C EU ; dc=source, DC = test', 'cn="Users";DC=source;DC=test']
    const usual = ['ou=Staff\\, EU,dc=source,DC=test', 'cn=Users,DC=source,DC=test']
    const exporting = exportSettings(cwd, { user_path: people, group_path: groups })
    assert.deepEqual([exporting.userPath, exporting.groupPath], usual)
    const importing = importSettings(cwd, { managed_user_path: people, group_path: groups })
    assert.deepEqual([importing.managedUserPath, importing.groupPath], usual)
  })
  it('may name its $schema', () =>
    assert.doesNotThrow(() => importSettings(cwd, { $schema: './import-config.schema.json' })))
  it("warns of the Python tool's browser keys, whatever they hold", () => {
    const { warnings } = importSettings(cwd, { port: null, heartbeat_interval: 2.5, terminate_on_browser_close: 'x' })
    assert.deepEqual(
      warnings.map((warning) => warning.replace(`${join(cwd, 'import-config.json')}: `, '')),
      [
        'port is ignored; approvals are made in the terminal, there is no browser',
        'heartbeat_interval is ignored; approvals are made in the terminal, there is no browser',
        'terminate_on_browser_close is ignored; approvals are made in the terminal, there is no browser',
      ],
    )
  })
  it('gives way to --log-level', () => {
    assert.equal(importSettings(cwd, { log_level: 'ERROR' }, { logLevel: 'DEBUG' }).log.level, 'DEBUG')
    assert.equal(importSettings(cwd, { log_level: 'FATAL' }).log.level, 'FATAL')
  })
})
