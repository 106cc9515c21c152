/**
 * `npm run package`: the archives for Windows, the PowerShell module and the npm package, in
 * release/, with their SHA-256 hashes. They are built on Linux for x64, from the npm registry
 * alone.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../core/text/sha256.js'
import { packageManifest } from '../package.js'
import { contents } from './contents.js'
import { RELEASE } from './layout.js'
import { MODULE, modulePackage } from './module-package.js'
import { nodePrograms } from './node-programs.js'
import { runProgram } from './run.js'
import { zip } from './zip.js'

const HASHES = 'SHA256SUMS.txt'

async function main(): Promise<void> {
  const { version } = packageManifest()
  const node = await nodePrograms(join(RELEASE, '.node'))
  await mkdir(RELEASE, { recursive: true })
  for (const old of await assets()) await rm(join(RELEASE, old))
  const date = new Date(Number((await runProgram('git', ['log', '-1', '--format=%ct'])).trim()) * 1000)
  const forms = await contents(node, date)
  await writeAsset(`ad-user-sync-${version}-win-x64.zip`, await zip(forms.node, date))
  await writeAsset(`ad-user-sync-${version}-win-x64-exe.zip`, await zip(forms.exe, date))
  await writeAsset(`${MODULE}.${version}.nupkg`, await zip(modulePackage(forms.node), date))
  await runProgram('npm', ['pack', '--pack-destination', RELEASE])
  // In the format of sha256sum: `sha256sum -c` checks it, and Get-FileHash shows what to compare.
  const lines = (await assets()).map(async (name) => `${await fileHash(name)} *${name}\n`)
  await writeAsset(HASHES, (await Promise.all(lines)).join(''))
  process.stdout.write(await readFile(join(RELEASE, HASHES), 'utf8'))
}

const assets = async (): Promise<string[]> => (await readdir(RELEASE)).filter((name) => !name.startsWith('.')).sort()
const writeAsset = (name: string, bytes: Uint8Array | string): Promise<void> => writeFile(join(RELEASE, name), bytes)
const fileHash = async (name: string): Promise<string> => sha256(await readFile(join(RELEASE, name)))

await main()
