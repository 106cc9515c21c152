/**
 * A line to the target's domain controller that can be cut: a TLS proxy on an address of its own,
 * with a certificate of the lab's authority. What is behind it goes on running and knows of
 * nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer, type Server } from 'node:tls'
import { ensureCertificate } from '../../lab/domain-controller/certificates.js'
import { domains } from '../../lab/domain-controller/domain.js'
import { labEnvironment } from '../../lab/domains.js'
import { subnet } from '../../lab/layout.js'

const ADDRESS = `${subnet}.13`

export class CutLine {
  readonly #sockets = new Set<Socket>()
  #server: Server | undefined
  /** Requests since the last `cutAt`, of all connections. */
  requests = 0
  #cutAt = 0
  #refuseThen = 0
  #refuse = 0

  static async open(): Promise<CutLine> {
    const line = new CutLine()
    await line.#listen()
    return line
  }

  /** As it was at first. */
  async reopen(): Promise<void> {
    await this.close()
    this.#refuse = 0
    this.cutAt(0)
    await this.#listen()
  }

  /**
   * For the environment of a run: the target's address is the proxy's. @param folder for the file
   * that says so
   */
  env(folder: string): NodeJS.ProcessEnv {
    const file = join(folder, 'domains.json')
    const known = JSON.parse(readFileSync(labEnvironment().LAB_DOMAINS, 'utf8')) as Record<string, object>
    const target = { ...known['target.test'], address: ADDRESS }
    writeFileSync(file, JSON.stringify({ ...known, 'target.test': target }))
    return { LAB_DOMAINS: file }
  }

  /**
   * Cuts the line at that request from now on, counted from 1, once; then that many connections are
   * refused before one is let through.
   */
  cutAt(request: number, refuse = 0): void {
    this.requests = 0
    this.#cutAt = request
    this.#refuseThen = refuse
  }

  /** How many connections are still refused. */
  get refusing(): number {
    return this.#refuse
  }

  /** Ends all connections, as a firewall does that forgets them. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server?.close(resolve))
  }

  async #listen(): Promise<void> {
    const certificate = await ensureCertificate({ ...domains.target, address: ADDRESS })
    const options = { key: readFileSync(certificate.key), cert: readFileSync(certificate.certificate) }
    this.#server = createServer(options, (client) => this.#serve(client)).on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => this.#server?.listen(636, ADDRESS, resolve))
  }

  #serve(client: Socket): void {
    if (this.#refuse > 0) {
      this.#refuse--
      client.destroy()
      return
    }
    const server = connect(389, domains.target.address)
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(from)
      from
        .on('error', () => undefined)
        .on('close', () => {
          this.#sockets.delete(from)
          to.destroy()
        })
    }
    // One request at a time is under way, and each is one piece: the lab's module waits for its
    // answer.
    client.on('data', (request: Buffer) => {
      if (++this.requests !== this.#cutAt) return void server.write(request)
      this.#refuse = this.#refuseThen
      this.cut()
    })
    server.on('data', (answer: Buffer) => client.write(answer))
  }
}
