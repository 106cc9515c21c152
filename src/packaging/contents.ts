/** What the archives for Windows hold, by path. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { packageManifest } from '../package.js'
import { bundle } from './bundle.js'
import { COMMANDS } from '../commands/commands.js'
import { completionScript } from '../commands/completion/script.js'
import { executable } from './executable.js'
import { ROOT, type Contents } from './layout.js'
import { licences } from './licences.js'
import type { NodePrograms } from './node-programs.js'
import { readmeHtml } from './readme-html.js'
import { sbom } from './sbom.js'

const BUNDLE = 'ad-user-sync.cjs'
const INSTALL = 'ps-scripts/Install.ps1'
const LAUNCHER = 'ad-user-sync.ps1'

/** @property node with the untouched node.exe @property exe as one executable */
export interface Forms {
  node: Contents
  exe: Contents
}

/** @param date when the packaged source is from */
export async function contents(node: NodePrograms, date: Date): Promise<Forms> {
  const { text, packages } = await bundle()
  const shared = new Map([...folder('ps-scripts'), ...folder('schemas'), ['LICENSE', file('LICENSE')]])
  shared.set('Install.ps1', shared.get(INSTALL)!)
  shared.delete(INSTALL)
  const texts = {
    'package.json': manifest(),
    'README.html': await readme(),
    'THIRD-PARTY-LICENSES.txt': licences(packages, node),
    'sbom.cdx.json': await sbom(node.version, packages, date),
    'ad-user-sync.completer.ps1': completionScript(COMMANDS),
  }
  for (const [path, text] of Object.entries(texts)) shared.set(path, Buffer.from(text))
  return {
    node: new Map([
      ...shared,
      ['node.exe', readFileSync(node.windows)],
      [BUNDLE, Buffer.from(text)],
      [LAUNCHER, file(join('src', 'packaging', 'windows', LAUNCHER))],
    ]),
    exe: new Map([...shared, ['ad-user-sync.exe', await executable(text, node)]]),
  }
}

const file = (path: string): Buffer => readFileSync(join(ROOT, path))

/** The files below a folder of the repository, by their path from its root. */
function folder(name: string): [path: string, bytes: Buffer][] {
  return readdirSync(join(ROOT, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .map((path) => [path.replaceAll(sep, '/'), file(path)])
}

/** With what is new at its end. Other files of the repository that it names are in no archive. */
function readme(): Promise<string> {
  const targets: Readonly<Record<string, string>> = { 'CHANGELOG.md': '#changes', LICENSE: 'LICENSE' }
  const texts = ['README.md', 'CHANGELOG.md'].map((path) => file(path).toString())
  return readmeHtml('ad-user-sync', texts, {
    picture: (path) => file(path).toString(),
    target: (path) => targets[path] ?? null,
  })
}

/** What the program asks of its package.json (src/package.ts). */
function manifest(): string {
  const { name, version, license, engines } = packageManifest()
  return `${JSON.stringify({ name, version, license, engines }, null, 2)}\n`
}
