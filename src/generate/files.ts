/** Every generated file: the schemas as data, their types, and parts of the README. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from 'json-schema-to-typescript'
import { SCHEMA_FOLDER } from '../package.js'
import { refreshReadme } from './readme.js'
import { readSchema, schemasModule } from './schemas-module.js'

const TYPED = ['export-config', 'import-config', 'resolutions', 'users-file']
const ROOT = join(SCHEMA_FOLDER, '..')
const GENERATED = join(ROOT, 'src', 'generated')

/** Every generated file by its path: what it should hold. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const files = new Map([[join(GENERATED, 'schemas.ts'), schemasModule()]])
  for (const name of TYPED) files.set(join(GENERATED, `${name}.ts`), await typesOf(name))
  const readme = join(ROOT, 'README.md')
  files.set(readme, refreshReadme(readFileSync(readme, 'utf8')))
  return files
}

async function typesOf(name: string): Promise<string> {
  const schema = readSchema(name)
  return compile(schema, schema.title ?? name, {
    cwd: SCHEMA_FOLDER,
    bannerComment: `/* Generated from schemas/${name}.schema.json by \`npm run generate\`: do not edit. */`,
    style: { semi: false, singleQuote: true, printWidth: 120 },
    additionalProperties: true,
    unreachableDefinitions: false,
  })
}
