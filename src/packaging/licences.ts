/**
 * The licences of what is in the archive besides this program: Node, and the npm packages in the
 * bundle.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readJsonSync } from 'fs-extra/esm'
import { ROOT } from './layout.js'
import type { NodePrograms } from './node-programs.js'

interface BundledManifest {
  name: string
  version: string
  license?: string
  author?: string | { name: string }
}

/** The package that the list of words is from. */
export const WORDS = { name: 'friendly-words', version: '1.3.1', license: 'MIT' }

/** @throws Error for a package that says nothing of its licence: it must not be passed on */
export function licences(packages: readonly string[], node: NodePrograms): string {
  const parts = packages.map((folder) => {
    const manifest = readJsonSync(join(ROOT, folder, 'package.json')) as BundledManifest
    if (manifest.license === undefined) throw new Error(`${folder}/package.json names no licence`)
    return part(`${manifest.name} ${manifest.version} (${manifest.license})`, licenceOf(folder, manifest))
  })
  return [part(`Node.js ${node.version}`, readFileSync(node.licence, 'utf8')), words(), ...parts].join('\n\n')
}

const part = (title: string, text: string): string => `${RULE}\n${title}\n${RULE}\n\n${text.trim()}\n`
/** The list of words is no package here; its licence is in its head. */
function words(): string {
  const source = readFileSync(join(ROOT, 'src', 'interactive', 'passwords', 'friendly-words.ts'), 'utf8')
  const [, licence = ''] = /@license MIT\n([^]*?) \*\//.exec(source) ?? []
  return part(`${WORDS.name} ${WORDS.version} (${WORDS.license})`, licence.replace(/^ \* ?/gm, ''))
}
const RULE = '='.repeat(80)

function licenceOf(folder: string, { license, author = 'not named' }: BundledManifest): string {
  const file = readdirSync(join(ROOT, folder)).find((name) => /^licen[cs]e/i.test(name))
  if (file !== undefined) return readFileSync(join(ROOT, folder, file), 'utf8').replaceAll('\r\n', '\n')
  const name = typeof author === 'string' ? author : author.name
  return `The package has no licence text of its own. Its package.json says: licence ${license}, author ${name}.`
}
