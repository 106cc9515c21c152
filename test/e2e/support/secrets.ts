/**
 * Looks for secrets in everything that a run leaves behind, however they may be written.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox } from './sandbox.js'

/** A secret as text, or as the bytes that it stands for. */
export type Secret = string | Buffer

/** Where a secret is found, by place; [] is what is wanted. */
export function leaks(
  secrets: Readonly<Record<string, Secret>>,
  places: Readonly<Record<string, string | Buffer>>,
): string[] {
  return Object.entries(places).flatMap(([place, content]) => {
    // One byte, one character: what is searched for may be binary. Text is searched in any case,
    // for hexadecimal digits.
    const text = (typeof content === 'string' ? Buffer.from(content) : content).toString('latin1').toLowerCase()
    return Object.entries(secrets)
      .filter(([, secret]) => spellings(secret).some((spelling) => text.includes(spelling.toLowerCase())))
      .map(([name]) => `${name} in ${place}`)
  })
}

/**
 * Plain, UTF-16, hexadecimal, and base64 at each place in a group of three bytes; as latin1 text.
 */
function spellings(secret: Secret): string[] {
  const forms = typeof secret === 'string' ? [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'utf16le')] : [secret]
  return forms.flatMap((bytes) => [
    bytes.toString('latin1'),
    bytes.toString('hex'),
    ...[0, 1, 2].map((offset) => base64Within(bytes, offset)),
  ])
}

/** The characters of base64 that do not depend on what stands around the bytes. */
function base64Within(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6))
}

/**
 * A run's environment in which all is recorded that can be: script text, bound parameters, debug
 * output, temporary files.
 */
export class Recording {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ad-user-sync-recorded-'))

  get env(): NodeJS.ProcessEnv {
    return {
      TMPDIR: this.#folder,
      LAB_SCRIPTBLOCK_LOG: join(this.#folder, 'script-text.log'),
      LAB_MODULE_LOG: join(this.#folder, 'parameters.log'),
      LAB_AD_LOG: join(this.#folder, 'requests.log'),
      DEBUG: '*',
    }
  }

  /** The recordings, and what else lies in the temporary folder; they are gone then. */
  take(): Record<string, Buffer> {
    const files = contentsOf(this.#folder)
    rmSync(this.#folder, { recursive: true })
    return files
  }
}

/** Files of a sandbox's folder, but for those that a person has put secrets into. */
export function workingDirectory({ folder }: Sandbox, ...given: readonly string[]): Record<string, Buffer> {
  return Object.fromEntries(Object.entries(contentsOf(folder.path)).filter(([name]) => !given.includes(name)))
}

function contentsOf(folder: string): Record<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(files.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name))]))
}

/** Command line and environment of a process and of all below it. */
export function processTree(root: number): Record<string, Buffer> {
  const places: Record<string, Buffer> = {}
  for (const pid of [root, ...childrenOf(root)]) {
    if (pid !== root) Object.assign(places, processTree(pid))
    for (const what of ['cmdline', 'environ'])
      places[`${what} of process ${pid}`] = readFileSync(`/proc/${pid}/${what}`)
  }
  return places
}

export function childrenOf(pid: number): number[] {
  const tasks = readdirSync(`/proc/${pid}/task`)
  return tasks.flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
}
