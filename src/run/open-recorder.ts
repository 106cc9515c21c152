/** What a run is known by, and the recorder that writes the run into the journal under that. */
import { randomUUID } from 'node:crypto'
import { headerOf, type RunRecord } from '../core/report/run-record.js'
import { Journal } from '../files/journal.js'
import { packageManifest } from '../package.js'
import type { Io } from '../process/io.js'
import { operator } from '../process/operator.js'
import type { Run } from './context.js'
import { Recorder } from './recorder.js'

/** What is known of the run before its file is read. */
export function runRecord({ configFile, configHash }: Run['settings'], { env }: Io): RunRecord {
  const { name, host } = operator(env)
  return {
    id: randomUUID(),
    version: packageManifest().version,
    operator: name,
    host,
    config: { path: configFile, hash: configHash },
    users_file: null,
    domain_controller: null,
  }
}

/** Under the lock. @throws ConfigurationError when the journal cannot be read */
export function openRecorder({ settings, io, log, outcome }: Run): Recorder {
  const journal = new Journal(settings)
  if (journal.isTouched)
    log.warning('the journal in runs/ is not as it was written: ad-user-sync history --verify names the first entry')
  const began = io.now().toISOString()
  const known = () => ({ ...runRecord(settings, io), ...outcome.run })
  const header = () => headerOf(known(), settings.hmac !== null, began)
  return new Recorder({ journal, run: known().id, header, now: () => io.now() })
}
