/** An archive of release/, unpacked as an administrator would, and its programs run in wine. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { root } from '../lab/layout.js'
import { asWindows, nodeExe, pwshExe, wineEnvironment } from '../windows/wine.js'

/**
 * How long a program may take, in milliseconds: a script of imports takes a minute on two free
 * cores. What hangs in wine must not hang the tests, and is to say how far it came.
 */
const DEADLINE = 300_000

export const release = (name: string): string => join(root, 'release', name)

/** What a Windows program left. */
export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export class Unpacked {
  readonly #temporary = mkdtempSync(join(tmpdir(), 'package-'))
  /** What is hard on Windows: spaces and letters beyond ASCII. */
  readonly folder = join(this.#temporary, 'Grüße an alle', 'ad user sync')
  /** Where config and users files are. */
  readonly work = join(this.#temporary, 'Arbeit für Zoë')
  /** Paths in the archive. */
  readonly paths: string[] = []

  private constructor() {
    for (const folder of [this.folder, this.work]) mkdirSync(folder, { recursive: true })
  }

  static async from(archive: string): Promise<Unpacked> {
    const unpacked = new Unpacked()
    const reader = new ZipReader(new Uint8ArrayReader(readFileSync(archive)), { useWebWorkers: false })
    for (const entry of await reader.getEntries()) {
      if (entry.directory) continue
      const path = join(unpacked.folder, entry.filename)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, await entry.getData(new Uint8ArrayWriter()))
      unpacked.paths.push(entry.filename)
    }
    return unpacked
  }

  write(name: string, content: object): void {
    writeFileSync(join(this.work, name), JSON.stringify(content))
  }

  writeText(name: string, text: string): void {
    writeFileSync(join(this.work, name), text)
  }

  read(name: string): string {
    return readFileSync(join(this.work, name), 'utf8')
  }

  /**
   * Runs a program of the archive, or one that is named with its whole path. Standard streams are
   * files: a Unix pipe fails in Windows' Node (EBADF).
   */
  async run(program: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const at = (name: string): string => join(this.#temporary, name)
    const [input, stdout, stderr] = [
      openSync('/dev/null', 'r'),
      openSync(at('stdout'), 'w'),
      openSync(at('stderr'), 'w'),
    ]
    const [name = '', ...args] = program
    const child = spawn('wine', [asWindows(resolve(this.folder, name)), ...args], {
      cwd: this.work,
      env: { ...wineEnvironment(), ...env },
      stdio: [input, stdout, stderr],
    })
    const deadline = setTimeout(() => child.kill('SIGKILL'), DEADLINE)
    const [code] = (await once(child, 'exit')) as [number | null]
    clearTimeout(deadline)
    for (const stream of [input, stdout, stderr]) closeSync(stream)
    return { code, stdout: readFileSync(at('stdout'), 'utf8'), stderr: readFileSync(at('stderr'), 'utf8') }
  }

  /**
   * Runs a script in Microsoft's PowerShell. From Windows' Node, which gives it a console: without
   * one it ends at once in wine. Its pipes stay open for as long as anything lives that it has
   * started, so its end counts, and not theirs.
   */
  async powershell(script: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
    this.writeText('script.ps1', `\ufeff${script.join('\r\n')}`)
    const start = `const child = require('node:child_process').spawn(
  process.argv[1], ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', 'script.ps1'],
  { windowsHide: true, timeout: ${DEADLINE - 20_000} })
child.stdin.end()
child.stdout.pipe(process.stdout)
child.stderr.pipe(process.stderr)
child.on('exit', (code, signal) => {
  if (signal !== null) console.error('it did not end, and was ended')
  process.exitCode = code ?? 1
  setTimeout(() => process.exit(), 2000).unref()
})`
    const { stderr, ...ended } = await this.run([nodeExe, '-e', start, asWindows(await pwshExe())], env)
    return { ...ended, stderr: stderr.replace(/^wine: .*\n/gm, '') }
  }

  remove(): void {
    rmSync(this.#temporary, { recursive: true, force: true })
  }
}
