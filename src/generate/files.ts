/**
 * Every generated file: the schemas and the folded letters as data, the schemas' types, and parts
 * of the README.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readJsonSync } from 'fs-extra/esm'
import { compile } from 'json-schema-to-typescript'
import { SCHEMA_FOLDER } from '../package.js'
import { refreshReadme } from './readme.js'
import { readSchema, schemasModule } from './schemas-module.js'

/** The schemas with types, and whether these take further keys. */
const TYPED = {
  'export-config': true,
  'import-config': true,
  journal: false,
  plan: false,
  resolutions: true,
  'users-file': true,
}
const ROOT = join(SCHEMA_FOLDER, '..')
const GENERATED = join(ROOT, 'src', 'generated')

/** The text of every generated file, by its path. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const files = new Map([[join(GENERATED, 'schemas.ts'), schemasModule()]])
  files.set(join(GENERATED, 'folded-letters.ts'), foldedLettersModule())
  for (const [name, open] of Object.entries(TYPED)) files.set(join(GENERATED, `${name}.ts`), await typesOf(name, open))
  const readme = join(ROOT, 'README.md')
  files.set(readme, refreshReadme(readFileSync(readme, 'utf8')))
  return files
}

async function typesOf(name: string, additionalProperties: boolean): Promise<string> {
  const schema = readSchema(name)
  return compile(schema, schema.title ?? name, {
    cwd: SCHEMA_FOLDER,
    bannerComment: `/* Generated from schemas/${name}.schema.json by \`npm run generate\`: do not edit. */`,
    style: { semi: false, singleQuote: true, printWidth: 120 },
    additionalProperties,
    unreachableDefinitions: false,
  })
}

function foldedLettersModule(): string {
  const { ignored, letters } = readJsonSync(join(SCHEMA_FOLDER, 'folded-letters.json')) as FoldedLetters
  const banner = '/* Generated from schemas/folded-letters.json by `npm run generate`: do not edit. */'
  return `${banner}\nexport const IGNORED_RANGES = ${JSON.stringify(ignored)}\nexport const LETTERS: Readonly<Record<string, string>> = ${JSON.stringify(letters)}\n`
}

/** schemas/folded-letters.json: see the `source` in it. */
interface FoldedLetters {
  ignored: string
  letters: Record<string, string>
}
