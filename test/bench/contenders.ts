/**
 * One run of a job by one of those that are compared: the tool, the bare cmdlets, raw LDAP, and the
 * script that administrators usually write.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { labEnvironment } from '../lab/domains.js'
import { ATTRIBUTES, GROUP_COUNT, groupName, type User } from './domain.js'
import { measured, type Cost } from './measure.js'
import type { Result } from './table.js'

export const JOBS = ['export', 'first', 'nothing', 'changed'] as const
export type Job = (typeof JOBS)[number]
export const CONTENDERS = ['tool', 'bare', 'ldap', 'usual'] as const
export type Contender = (typeof CONTENDERS)[number]

const root = join(import.meta.dirname, '../..')

/** Runs in a folder, which holds configs, users files and the tool's state. */
export class Runs {
  readonly #lab = labEnvironment()

  constructor(private readonly folder: string) {}

  #at(name: string): string {
    return join(this.folder, name)
  }
  #write(name: string, content: unknown): void {
    writeFileSync(this.#at(name), JSON.stringify(content))
  }

  run(contender: Contender, job: Job, people: readonly User[], value: string): Promise<Cost> {
    if (contender === 'tool') return this.tool(job, value)
    const name = job === 'export' ? 'source' : 'target'
    const base = this.#lab[name === 'source' ? 'LAB_SOURCE_BASE' : 'LAB_TARGET_BASE']
    const env = { ...process.env, ...this.#lab }
    if (contender === 'ldap') {
      const args = ['--import', 'tsx', join(import.meta.dirname, 'raw-ldap.ts'), job, String(people.length), value]
      return measured({ program: process.execPath, args, cwd: root, env })
    }
    this.#write('people.json', changedPeople(job, people, value))
    const parameters = {
      Job: job,
      Server: `${name}.test`,
      Users: `OU=Bench Users,${base}`,
      Groups: `OU=Bench Groups,${base}`,
    }
    const options = {
      ...parameters,
      File: job === 'export' ? this.#at('usual.json') : this.#at('people.json'),
      Value: value,
    }
    const script = join(import.meta.dirname, 'scripts', `${contender}.ps1`)
    const args = ['-NoProfile', '-File', script, ...Object.entries(options).flatMap(([key, text]) => [`-${key}`, text])]
    return measured({ program: this.#lab.NODE_POWERSHELL, args, cwd: this.folder, env })
  }

  /**
   * An import brings what the last export wrote; for 1 % changed, some departments are others in
   * that file.
   */
  tool(job: Job, value: string, more: NodeJS.ProcessEnv = {}): Promise<Cost> {
    if (job === 'changed') {
      const file = JSON.parse(readFileSync(this.#at('users.json'), 'utf8')) as {
        users: Record<string, unknown>[]
        timestamp: string
      }
      for (const user of file.users)
        if (/^bench\d*00$|^bench0$/.test(String(user['sAMAccountName']))) user['department'] = value
      this.#write('changed.json', { ...file, timestamp: new Date().toISOString(), sequence: undefined })
    }
    const args =
      job === 'export'
        ? ['export', '--config', this.#at('export.json')]
        : [
            'import',
            '--config',
            this.#at(job === 'changed' ? 'import-changed.json' : 'import.json'),
            '--output',
            'json',
          ]
    const program = process.execPath
    const env = { ...process.env, ...this.#lab, ...more }
    return measured({ program, args: [join(root, 'dist/cli.js'), ...args], cwd: this.folder, env })
  }

  /**
   * Calls by cmdlet and bytes through the session: of one more run, for counting costs time as
   * well.
   */
  async counted(job: Job): Promise<Pick<Result, 'calls' | 'bytes'>> {
    const [log, bytes] = [this.#at('ad.log'), this.#at('bytes.json')]
    rmSync(log, { force: true })
    const preload = `--import=${join(import.meta.dirname, 'count-bytes.js')}`
    await this.tool(job, 'counted', { LAB_AD_LOG: log, BENCH_BYTES: bytes, NODE_OPTIONS: preload })
    const calls: Record<string, number> = {}
    for (const line of readFileSync(log, 'utf8').trim().split('\n')) {
      const { cmdlet, kind } = JSON.parse(line) as { cmdlet: string; kind: string }
      if (kind === 'cmdlet') calls[cmdlet] = (calls[cmdlet] ?? 0) + 1
    }
    return { calls, bytes: JSON.parse(readFileSync(bytes, 'utf8')) as Result['bytes'] }
  }

  /** @param more further parameters of the import */
  writeConfigs(more: object = {}): void {
    const groups = Array.from({ length: GROUP_COUNT }, (_, number) => `CN=${groupName(number)}`)
    const target = {
      server: 'target.test',
      managed_user_path: `OU=Bench Users,${this.#lab.LAB_TARGET_BASE}`,
      group_path: `OU=Bench Groups,${this.#lab.LAB_TARGET_BASE}`,
      prefix_common_names: 'P ',
      group_map: Object.fromEntries(groups.map((name) => [name, name])),
      attributes: ATTRIBUTES,
      resolutions_file: this.#at('state/resolutions.json'),
      log_level: 'WARNING',
      ...more,
    }
    this.#write('export.json', {
      server: 'source.test',
      user_path: `OU=Bench Users,${this.#lab.LAB_SOURCE_BASE}`,
      group_path: `OU=Bench Groups,${this.#lab.LAB_SOURCE_BASE}`,
      search_groups: groups,
      attributes: ATTRIBUTES,
      export_file: this.#at('users.json'),
    })
    this.#write('import.json', { ...target, input_file: this.#at('users.json') })
    this.#write('import-changed.json', { ...target, input_file: this.#at('changed.json') })
  }
}

function changedPeople(job: Job, people: readonly User[], value: string): User[] {
  return people.map((person, index) =>
    job === 'changed' && index % 100 === 0
      ? { ...person, attributes: { ...person.attributes, department: value } }
      : person,
  )
}
