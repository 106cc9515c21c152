/**
 * `ad-user-sync.exe`: the bundle inside of Node's program
 * (nodejs.org/api/single-executable-applications.html).
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './layout.js'
import type { NodePrograms } from './node-programs.js'
import { runProgram } from './run.js'

const POSTJECT = join(ROOT, 'node_modules', '.bin', 'postject')
/** What postject looks for in a program of Node, to say that there is a blob. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

/** @param bundle the program as one CommonJS file */
export async function executable(bundle: string, node: NodePrograms): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'ad-user-sync-exe-'))
  const at = (name: string): string => join(folder, name)
  try {
    await writeFile(at('bundle.cjs'), bundle)
    // Neither snapshot nor code cache: the blob is made on Linux and read on Windows.
    const config = { main: at('bundle.cjs'), output: at('blob'), disableExperimentalSEAWarning: true }
    await writeFile(at('config.json'), JSON.stringify(config))
    await runProgram(node.linux, ['--experimental-sea-config', at('config.json')])
    await writeFile(at('program.exe'), withoutSignature(await readFile(node.windows)))
    await runProgram(POSTJECT, [at('program.exe'), 'NODE_SEA_BLOB', at('blob'), '--sentinel-fuse', FUSE])
    return await readFile(at('program.exe'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * The program without its Authenticode signature, which no longer fits once there is a blob:
 * unsigned is what `Get-AuthenticodeSignature` then says, and not "hash mismatch". Offsets:
 * learn.microsoft.com/windows/win32/debug/pe-format, optional header of PE32+.
 */
function withoutSignature(program: Buffer): Buffer {
  const optional = program.readUInt32LE(0x3c) + 24
  const certificates = optional + 112 + 4 * 8
  const at = program.readUInt32LE(certificates)
  if (at === 0) return program
  const bare = Buffer.from(program.subarray(0, at))
  bare.writeBigUInt64LE(0n, certificates)
  bare.writeUInt32LE(0, optional + 64)
  return bare
}
