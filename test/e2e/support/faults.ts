/**
 * Breaks things at an exact point of a run: the lab's ActiveDirectory module announces each writing request before it is sent and after it was
 * answered, and waits until the test has done what it wanted (test/lab/ActiveDirectory/Ldap/Faults.cs).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Announced {
  when: 'before' | 'after'
  /** The LDAP operation, or `check` for what only the lab's module sends. */
  kind: string
  dn: string
  /** PowerShell's process. */
  pid: number
  /** Counts the writes of a run from 1. */
  number: number
}

/** Called at each write; the run goes on when it has settled. */
export type Fault = (write: Announced) => Promise<void> | void

export class FaultPoint {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ad-user-sync-faults-'))
  readonly #server: Server
  readonly #writes: Announced[] = []
  readonly #connections = new Set<Promise<void>>()

  private constructor(private readonly fault: Fault) {
    this.#server = createServer((socket) => this.#serve(socket))
  }

  /** Listens for one run. */
  static async listen(fault: Fault = () => undefined): Promise<FaultPoint> {
    const point = new FaultPoint(fault)
    await new Promise<void>((resolve) => point.#server.listen(point.#path, resolve))
    return point
  }

  /** For the run's environment. */
  get env(): NodeJS.ProcessEnv {
    return { LAB_FAULTS: this.#path }
  }

  /** The writes that were sent, in their order. */
  get writes(): readonly Announced[] {
    return this.#writes
  }

  /** When the run's PowerShell is gone: its end closes the connection. */
  async powershellGone(): Promise<void> {
    await Promise.all(this.#connections)
  }

  async close(): Promise<void> {
    await this.powershellGone()
    await new Promise((resolve) => this.#server.close(resolve))
    rmSync(this.#folder, { recursive: true })
  }

  get #path(): string {
    return join(this.#folder, 'socket')
  }

  #serve(socket: Socket): void {
    this.#connections.add(new Promise((resolve) => socket.once('close', () => resolve())))
    // A killed PowerShell resets it.
    socket.on('error', () => undefined)
    let line = ''
    socket.setEncoding('utf8').on('data', (text: string) => {
      line += text
      if (!line.endsWith('\n')) return
      void this.#announced(line).then(() => socket.write('\n'))
      line = ''
    })
  }

  async #announced(line: string): Promise<void> {
    const said = JSON.parse(line) as Omit<Announced, 'number'>
    const write = { ...said, number: this.#writes.length + (said.when === 'before' ? 1 : 0) }
    await this.fault(write)
    if (said.when === 'before') this.#writes.push(write)
  }
}
