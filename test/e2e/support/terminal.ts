/**
 * The real command line in a real pseudo-terminal of 80 by 24 (tmux): keys are typed, the screen is
 * read.
 */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import type { Summary } from '../../../src/core/report/summary.js'
import { toolCommand } from './tool.js'

/** Nothing takes that long; it only ends a test that waits in vain. */
const DEADLINE_MS = 60_000
const POLL_MS = 30

export class Terminal {
  private constructor(
    private readonly socket: string,
    private readonly folder: string,
    /**
     * Files of this terminal, in `folder`: all that was written to it, standard output, process id,
     * exit code.
     */
    private readonly files: Record<'written' | 'stdout' | 'pid' | 'code', string>,
  ) {}
  #lost = false

  /**
   * Runs `ad-user-sync` in `folder`; standard output goes to a file, as in `import --interactive >
   * summary.json`.
   * @param script what Node runs; absent: the compiled command line
   */
  static start(args: readonly string[], folder: string, env: NodeJS.ProcessEnv = {}, script?: string): Terminal {
    const id = randomBytes(4).toString('hex')
    const file = (ending: string) => join(folder, `${id}.${ending}`)
    const files = { written: file('tty'), stdout: file('json'), pid: file('pid'), code: file('exit') }
    const terminal = new Terminal(`ad-user-sync-${id}`, folder, files)
    const command = toolCommand(args, { NO_COLOR: '1', ...env }, script)
    const quoted = [command.program, ...command.args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
    // It waits for the recorder, so that nothing goes unrecorded; and it outlives its terminal, to
    // see the exit code.
    const tool = `sh -c 'echo $$ > ${files.pid}; exec "$@"' sh ${quoted}`
    const shell = `trap : HUP INT; read _; ${tool} > ${files.stdout}; echo $? > ${files.code}; read _`
    terminal.#tmux(command.env, 'new-session', '-d', '-x', '80', '-y', '24', 'sh', '-c', shell)
    terminal.#tmux({}, 'pipe-pane', `cat > ${files.written}`)
    terminal.press('Enter')
    return terminal
  }

  /** What the screen shows now. */
  get screen(): string {
    return this.#tmux({}, 'capture-pane', '-p')
  }

  /** Everything that was ever written to the terminal, without its control sequences. */
  get transcript(): string {
    return existsSync(this.files.written) ? stripVTControlCharacters(readFileSync(this.files.written, 'utf8')) : ''
  }

  get stdout(): string {
    return readFileSync(this.files.stdout, 'utf8')
  }

  get summary(): Summary {
    return JSON.parse(this.stdout) as Summary
  }

  type(text: string): void {
    this.#tmux({}, 'send-keys', '-l', '--', text)
  }

  /** tmux's name of a key: Enter, C-c, Down. */
  press(key: string): void {
    this.#tmux({}, 'send-keys', key)
  }

  /** Waits until the screen shows it. */
  async see(pattern: RegExp | string): Promise<string> {
    return this.#until(
      () => {
        const { screen } = this
        return (typeof pattern === 'string' ? screen.includes(pattern) : pattern.test(screen)) ? screen : undefined
      },
      `to see ${String(pattern)}`,
    )
  }

  /** Waits for a question, answers it, and waits until the answer is taken. */
  async answer(question: string, answer: string): Promise<void> {
    await this.see(`? ${question}`)
    const before = this.transcript.length
    if (answer !== '') this.type(answer)
    this.press('Enter')
    await this.#until(
      () => (this.transcript.slice(before).includes(`> ${question}`) ? true : undefined),
      `for the answer ${answer} to ${question}`,
    )
  }

  /**
   * Types a part of a name at a list that is searched, waits until the list points at `found`, and
   * takes that.
   */
  async find(question: string, typed: string, found: string): Promise<void> {
    await this.see(`? ${question}`)
    if (typed !== '') this.type(typed)
    await this.see(`\n> ${found}`)
    await this.answer(question, '')
  }

  /** The exit code, once the program is over. */
  exited(): Promise<number> {
    return this.#until(() => {
      const code = existsSync(this.files.code) ? readFileSync(this.files.code, 'utf8') : ''
      return code.endsWith('\n') ? Number(code) : undefined
    }, 'for the end')
  }

  /** Sends the tool a signal. */
  signal(name: NodeJS.Signals): void {
    process.kill(this.#pid, name)
  }

  /** The process id of the tool's PowerShell, its only child. */
  get powershell(): number {
    return Number(readFileSync(`/proc/${this.#pid}/task/${this.#pid}/children`, 'utf8').trim())
  }

  get #pid(): number {
    return Number(readFileSync(this.files.pid, 'utf8'))
  }

  /** As when its window is closed or its connection is lost. */
  close(): void {
    if (!this.#lost) this.#tmux({}, 'kill-server')
    this.#lost = true
  }

  async #until<T>(look: () => T | undefined, what: string): Promise<T> {
    const deadline = Date.now() + DEADLINE_MS
    for (;;) {
      const found = look()
      if (found !== undefined) return found
      if (Date.now() > deadline) throw new Error(`waited ${what}; the screen shows:\n${this.screen}`)
      await setTimeout(POLL_MS)
    }
  }

  #tmux(env: NodeJS.ProcessEnv, ...args: string[]): string {
    return execFileSync('tmux', ['-L', this.socket, '-f', '/dev/null', ...args], {
      cwd: this.folder,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    })
  }
}
