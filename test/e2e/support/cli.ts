/**
 * The real command line as a separate process, as an administrator's script runs it.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Summary } from '../../../src/core/summary.js'
import { labEnvironment } from '../../lab/domains.js'

export const CLI = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli.js')

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
  /** Standard output as the JSON summary of an import. */
  summary: Summary
}

export interface RunOptions {
  cwd: string
  env?: NodeJS.ProcessEnv
  input?: string
}

/** Runs `ad-user-sync` to its end; standard output is a pipe, so the summary is JSON. */
export async function adUserSync(args: readonly string[], { cwd, env, input }: RunOptions): Promise<Ran> {
  const child = spawn(process.execPath, [CLI, ...args], { cwd, env: { ...process.env, ...labEnvironment(), ...env } })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  child.stdin.end(input ?? '')
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    code,
    ...output,
    get summary() {
      try {
        return JSON.parse(output.stdout) as Summary
      } catch {
        throw new Error(`no summary on standard output (exit ${code}):\n${output.stdout}\n${output.stderr}`)
      }
    },
  }
}

/** A folder of its own for config, users file and state; gone when the test is over. */
export class WorkFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'ad-user-sync-'))

  write(name: string, content: string | Buffer | object): string {
    const path = join(this.path, name)
    writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content))
    return path
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}
