import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { ConfigurationError } from '../../../src/errors.js'
import { readImportState, rememberImport } from '../../../src/files/import-state.js'
import { statePath } from '../../../src/files/state-file.js'
import { place } from './state-place.js'

const folder = mkdtempSync(join(tmpdir(), 'replay-state-'))
after(() => rmSync(folder, { recursive: true }))
const PATH = 'OU=Extern,DC=target,DC=test'

describe('the last import', () => {
  it('is empty at first, and is kept for each managed_user_path', () => {
    const known = {
      last: { timestamp: '2026-11-22T20:00:00Z', hash: 'a' },
      sequence: 42,
      source: { domainSid: 'S-1-5-21-1-2-3', dnsName: 'source.test' },
      anchors: { attribute: 'info', byUser: new Map([['guid', 'ad-user-sync:1']]) },
      held: [{ hash: 'bad', run: 'run 1' }],
      isFirstUnfinished: true,
    }
    const nothing = {
      ...{ last: { timestamp: null, hash: 'b' }, sequence: null, source: null, anchors: null, held: [] },
      isFirstUnfinished: false,
    }
    assert.equal(readImportState(place(folder, PATH)), null)
    rememberImport(place(folder, PATH), known)
    rememberImport(place(folder, 'OU=Other,DC=target,DC=test'), nothing)
    assert.deepEqual(readImportState(place(folder, 'ou=extern, dc=TARGET,dc=test')), known)
    assert.deepEqual(readImportState(place(folder, 'OU=Other,DC=target,DC=test')), nothing)
  })
  it('is in a file of its own for each managed_user_path, so that two imports in one folder lose nothing of each other', () => {
    assert.equal(readdirSync(folder).length, 2)
    const [file] = readdirSync(folder)
    assert.match(file!, /^ad-user-sync-[0-9a-f]{12}\.state\.json$/)
  })
  it('of a version that knew no source and no sequence is read', () => {
    const path = 'OU=Before,DC=target,DC=test'
    writeFileSync(statePath(place(folder, path), 'state.json'), '{"lastImport": {"timestamp": null, "hash": "a"}}')
    assert.deepEqual(readImportState(place(folder, path)), {
      last: { timestamp: null, hash: 'a' },
      sequence: null,
      source: null,
      anchors: null,
      held: [],
      isFirstUnfinished: false,
    })
  })
  it('from a broken file is a clear error, and the file is kept', () => {
    const file = statePath(place(folder, PATH), 'state.json')
    const broken = [
      '',
      '{',
      'null',
      '[]',
      '{"lastImport": {"timestamp": "soon", "hash": "a"}}',
      '{"lastImport": null}',
      '{"lastImport": 1}',
      '{"lastImport": {"timestamp": null, "hash": "a", "sequence": "1"}}',
      '{"lastImport": {"timestamp": null, "hash": "a"}, "anchors": {"info": {"guid": 1}}}',
      '{"lastImport": {"timestamp": null, "hash": "a"}, "source": {"dnsName": "source.test"}}',
    ]
    for (const text of broken) {
      writeFileSync(file, text)
      assert.throws(
        () => readImportState(place(folder, PATH)),
        (error) =>
          error instanceof ConfigurationError &&
          error.message.startsWith(`${file}, which remembers the last import, cannot be read: `),
      )
      assert.equal(readFileSync(file, 'utf8'), text)
    }
  })
})
