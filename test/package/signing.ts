/**
 * Signs as `Set-AuthenticodeSignature` does, which there is on Windows alone: `osslsigncode` writes
 * the same signatures, with a certificate that this makes.
 */
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../lab/command.js'
import { installPackages } from '../lab/packages.js'

/** The first version that signs scripts; Debian 12 has 2.5, and its backports a later one. */
const NEEDED = [2, 8]

/** Why nothing can be signed here; null: it can. */
export async function whyNotSigned(): Promise<string | null> {
  await installPackages(['osslsigncode', 'openssl'])
  const found = /osslsigncode (\d+)\.(\d+)/
    .exec(await run('osslsigncode', ['--version']))
    ?.slice(1)
    .map(Number) ?? [0, 0]
  const isEnough = found[0]! > NEEDED[0]! || (found[0] === NEEDED[0] && found[1]! >= NEEDED[1]!)
  return isEnough
    ? null
    : `osslsigncode ${NEEDED.join('.')} or later is needed, of bookworm-backports, not ${found.join('.')}`
}

export class Signer {
  readonly #certificate: string
  readonly #key: string

  private constructor(folder: string) {
    this.#certificate = join(folder, 'certificate.pem')
    this.#key = join(folder, 'key.pem')
  }

  /** Makes a key and a certificate for code signing. @param folder where they are kept */
  static async in(folder: string): Promise<Signer> {
    const signer = new Signer(folder)
    const uses = ['extendedKeyUsage=codeSigning', 'keyUsage=digitalSignature'].flatMap((use) => ['-addext', use])
    const files = ['-keyout', signer.#key, '-out', signer.#certificate]
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=ad-user-sync test']
    await run('openssl', [...request, ...files, ...uses])
    return signer
  }

  /** In its place. The kind of a file is known by the end of its name. */
  async sign(path: string): Promise<void> {
    const signed = path.replace(/(\.\w+)$/, '.signed$1')
    await run('osslsigncode', ['sign', '-certs', this.#certificate, '-key', this.#key, '-in', path, '-out', signed])
    renameSync(signed, path)
  }

  /** @throws when the file has no signature of this certificate, or was changed after it */
  async verify(path: string): Promise<void> {
    await run('osslsigncode', ['verify', '-CAfile', this.#certificate, '-in', path])
  }
}
