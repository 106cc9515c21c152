/**
 * Carries a case out: exports and imports by the real command line, each import followed by a
 * second one of the same file. A case is a folder of files. N is the number of the run:
 * - in-N.json: the users file; or export-config.json and source-N.ldif (applied to the source
 * before export N), which make it
 * - setup-N.ldif: applied to the target before import N
 * - import-config.json, import-config-N.json: what is added to the usual config
 * - resolutions-N.json: the resolutions file that run N finds; approvals-N.json: given with
 * --approvals
 * - expected.txt: what must be true, see expected.ts
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Summary } from '../../../src/core/report/summary.js'
import { adUserSync, WorkFolder, type Ran } from '../../e2e/support/cli.js'
import { applyLdif, clearTree, readTree, treeBase } from './tree.js'

const CHANGES = ['created', 'updated', 'renamed', 'enabled', 'disabled', 'joined', 'left'] as const

/** What one import did, and what the same file did again. */
interface Imported {
  run: Ran
  again: Ran
  /** What the second run changed, by its summary or by uSNChanged; must be empty. */
  changedAgain: string[]
}

export interface CaseResult {
  /** By the number of the run, from 1. */
  exports: ReadonlyMap<number, Ran>
  imports: ReadonlyMap<number, Imported>
}

/** @param folder the case's folder */
export async function runCase(folder: string): Promise<CaseResult> {
  const work = new WorkFolder()
  const file = (name: string): string | undefined =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined
  const json = (name: string): object => JSON.parse(file(name) ?? '{}') as object
  const exports = new Map<number, Ran>()
  const imports = new Map<number, Imported>()
  const isExported = file('export-config.json') !== undefined
  try {
    await clearTree('target')
    if (isExported) await clearTree('source')
    for (let n = 1; file(`in-${n}.json`) !== undefined || file(`source-${n}.ldif`) !== undefined; n++) {
      await applyLdif('source', isExported ? (file(`source-${n}.ldif`) ?? '') : '')
      await applyLdif('target', file(`setup-${n}.ldif`) ?? '')
      if (isExported) exports.set(n, await exportUsers(work, json('export-config.json')))
      else work.write('users.json', file(`in-${n}.json`)!)
      work.write('import-config.json', {
        ...usualConfig(),
        ...json('import-config.json'),
        ...json(`import-config-${n}.json`),
      })
      const resolutions = file(`resolutions-${n}.json`)
      if (resolutions !== undefined) work.write('resolutions.json', resolutions)
      const approvals = file(`approvals-${n}.json`)
      const args = approvals === undefined ? [] : ['--approvals', work.write('approvals.json', approvals)]
      imports.set(n, await importTwice(work, args))
    }
    return { exports, imports }
  } finally {
    work.remove()
  }
}

function usualConfig(): object {
  const base = treeBase('target')
  return {
    server: 'target.test',
    input_file: 'users.json',
    managed_user_path: `OU=Managed,${base}`,
    group_path: `OU=Groups,${base}`,
    prefix_common_names: 'P ',
  }
}

function exportUsers(work: WorkFolder, config: object): Promise<Ran> {
  const base = treeBase('source')
  work.write('export-config.json', {
    server: 'source.test',
    export_file: 'users.json',
    user_path: `OU=People,${base}`,
    group_path: `OU=Groups,${base}`,
    ...config,
  })
  return adUserSync(['export'], { cwd: work.path })
}

async function importTwice(work: WorkFolder, args: readonly string[]): Promise<Imported> {
  const run = await adUserSync(['import', ...args], { cwd: work.path })
  const before = await versions()
  const again = await adUserSync(['import'], { cwd: work.path })
  const after = await versions()
  const said = CHANGES.filter((key) => changesOf(again.summary, key) > 0)
  const written = [...after].filter(([dn, version]) => before.get(dn) !== version).map(([dn]) => dn)
  return { run, again, changedAgain: [...said, ...written] }
}

const changesOf = (summary: Summary, key: (typeof CHANGES)[number]): number => summary[key].length

/** Update sequence numbers by DN: any write, even one that changes nothing, raises them. */
async function versions(): Promise<Map<string, string>> {
  const objects = await readTree('target', ['uSNChanged'])
  return new Map(objects.map(({ dn, attributes }) => [dn, String(attributes.get('usnchanged')?.[0])]))
}
