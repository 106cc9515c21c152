/**
 * `npm version` runs this: the new version goes everywhere but into package.json, which npm writes
 * afterwards. Before that a refusal leaves nothing behind.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './layout.js'

const MANIFEST = /(?<=^ *ModuleVersion *= ')[^']*/m

/** Files that hold the version, and the versions in them. */
export const PLACES: Readonly<Record<string, RegExp>> = {
  'ps-scripts/AdUserSync/AdUserSync.psd1': MANIFEST,
  'ps-scripts/AdUserSync.Session/AdUserSync.Session.psd1': MANIFEST,
  'README.md': /(?<=ad-user-sync-)\d[^ ]*(?=-win-x64\.zip)/g,
  // What is new is collected under this word, until it has a number.
  'CHANGELOG.md': /(?<=^## )(?:Next|\d.*)$/m,
}

/**
 * The text of such a file, with this version.
 * @throws Error for a version that a module cannot have, a text without one, and a changelog that
 * says nothing of it
 */
export function withVersion(path: string, text: string, version: string): string {
  // learn.microsoft.com/powershell/module/microsoft.powershell.core/new-modulemanifest:
  // -ModuleVersion
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`a PowerShell module's version has three numbers: ${version}`)
  const [found] = PLACES[path]!.exec(text) ?? []
  PLACES[path]!.lastIndex = 0
  if (found === undefined) throw new Error(`${path} names no version`)
  if (path === 'CHANGELOG.md' && found !== 'Next' && found !== version)
    throw new Error(`${path} says nothing of ${version}: begin it with "## Next", and what is new`)
  return text.replace(PLACES[path]!, version)
}

function setVersion(version: string): void {
  const texts = Object.keys(PLACES).map((path): [string, string] => [
    join(ROOT, path),
    withVersion(path, readFileSync(join(ROOT, path), 'utf8'), version),
  ])
  for (const [path, text] of texts) writeFileSync(path, text)
}

if (process.argv[1] === import.meta.filename) {
  try {
    // docs.npmjs.com/cli/using-npm/scripts: versioning variables
    setVersion(process.env['npm_new_version']!)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exitCode = 1
  }
}
