/**
 * Breaks things at an exact point of a run: the lab's ActiveDirectory module announces each writing
 * request before it is sent and after it was answered, and each search, and waits until the test
 * has done what it wanted (test/lab/ActiveDirectory/Ldap/Faults.cs).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Announced {
  when: 'before' | 'after' | 'read'
  /** The LDAP operation, or `check` for what only the lab's module sends. */
  kind: string
  dn: string
  /** PowerShell's process. */
  pid: number
  /** Counts the writes of a run from 1, and the searches by themselves. */
  number: number
}

/**
 * What the cmdlet fails with, whatever the server did: an error code of the directory (8224, 8226
 * to 8228, 8235), no answer in time, an enumeration context that the web service no longer knows,
 * or a fault of its SetPassword.
 */
export type Failure = 8224 | 8226 | 8227 | 8228 | 8235 | 'timeout' | 'enumeration' | 'password'

/**
 * Called at each announcement; the run goes on when it has settled, with that failure if there is
 * one.
 */
export type Fault = (announced: Announced) => Promise<Failure | void> | Failure | void

export class FaultPoint {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ad-user-sync-faults-'))
  readonly #server: Server
  readonly #writes: Announced[] = []
  #reads = 0
  readonly #connections = new Set<Promise<void>>()

  private constructor(private readonly fault: Fault) {
    this.#server = createServer((socket) => this.#serve(socket))
    // A test that fails does not close it, and must end all the same.
    this.#server.unref()
  }

  /** Listens for one run. */
  static async listen(fault: Fault = () => undefined): Promise<FaultPoint> {
    const point = new FaultPoint(fault)
    await new Promise<void>((resolve) => point.#server.listen(point.#path, resolve))
    return point
  }

  /** For the run's environment. */
  get env(): NodeJS.ProcessEnv {
    return { LAB_FAULTS: this.#path, LAB_FAULTS_READS: 'on' }
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
      void this.#announced(line).then((failure) => socket.write(`${failure ?? ''}\n`))
      line = ''
    })
  }

  async #announced(line: string): Promise<Failure | void> {
    const said = JSON.parse(line) as Omit<Announced, 'number'>
    if (said.when === 'read') return this.fault({ ...said, number: ++this.#reads })
    const write = { ...said, number: this.#writes.length + (said.when === 'before' ? 1 : 0) }
    const failure = await this.fault(write)
    if (said.when === 'before') this.#writes.push(write)
    return failure
  }
}
