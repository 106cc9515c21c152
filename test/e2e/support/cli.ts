/**
 * The real command line as a separate process, as an administrator's script runs it.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Summary } from '../../../src/core/report/summary.js'
import { toolCommand } from './tool.js'

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
  /** What Node runs; absent: the compiled command line. */
  script?: string
}

/** A run under way. */
export interface Running {
  child: ChildProcess
  ended: Promise<Ran>
}

/** Runs `ad-user-sync` to its end; standard output is a pipe, so the summary is JSON. */
export function adUserSync(args: readonly string[], options: RunOptions): Promise<Ran> {
  return startAdUserSync(args, options).ended
}

/** Starts `ad-user-sync`; the caller may do to it what it likes, and waits for its end. */
export function startAdUserSync(args: readonly string[], { cwd, env, input, script }: RunOptions): Running {
  const command = toolCommand(args, env, script)
  const child = spawn(command.program, command.args, { cwd, env: command.env })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  // A killed process takes no more input.
  child.stdin.on('error', () => undefined).end(input ?? '')
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve)).then((code) => ran(code, output))
  return { child, ended }
}

function ran(code: number | null, output: { stdout: string; stderr: string }): Ran {
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
