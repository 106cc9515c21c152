/**
 * A line to the target's domain controller that can be cut: a TLS proxy on an address of its own, with a certificate of the lab's authority. What
 * is behind it goes on running and knows of nothing.
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
  readonly #folder: string
  #server: Server | undefined
  /** How many connections are refused before one is let through. */
  refuse = 0
  /** The request at which the line is cut once: they are counted from 1, of all connections; 0: never. */
  cutAt = 0
  /** Requests so far. */
  requests = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** @param folder for the file that names the proxy's address */
  static async open(folder: string): Promise<CutLine> {
    const line = new CutLine(folder)
    const certificate = await ensureCertificate({ ...domains.target, address: ADDRESS })
    const options = { key: readFileSync(certificate.key), cert: readFileSync(certificate.certificate) }
    const server = createServer(options, (client) => line.#serve(client))
    server.on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => server.listen(636, ADDRESS, resolve))
    line.#server = server
    return line
  }

  /** For the environment of a run: the target's address is the proxy's. */
  get env(): NodeJS.ProcessEnv {
    const file = join(this.#folder, 'domains.json')
    const known = JSON.parse(readFileSync(labEnvironment().LAB_DOMAINS, 'utf8')) as Record<string, object>
    const target = { ...known['target.test'], address: ADDRESS }
    writeFileSync(file, JSON.stringify({ ...known, 'target.test': target }))
    return { LAB_DOMAINS: file }
  }

  /** Ends all connections, as a firewall does that forgets them. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server?.close(resolve))
  }

  #serve(client: Socket): void {
    if (this.refuse > 0) {
      this.refuse--
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
    // One request at a time is under way, and each is one piece: the lab's module waits for its answer.
    client.on('data', (request: Buffer) => {
      if (++this.requests === this.cutAt) this.cut()
      else server.write(request)
    })
    server.on('data', (answer: Buffer) => client.write(answer))
  }
}
