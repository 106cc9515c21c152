/**
 * `npm run generate`: writes the types of schemas/ to this folder, and the generated parts of the README.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compile, type JSONSchema } from 'json-schema-to-typescript'
import { readSchema, SCHEMA_FOLDER, type SchemaName } from '../config/schemas.js'
import { refreshReadme } from './readme.js'

const SCHEMAS = ['export-config', 'import-config', 'resolutions', 'users-file'] as const satisfies readonly SchemaName[]
const ROOT = join(import.meta.dirname, '..', '..')

/** Every generated file by its path: what it should hold. */
export async function generate(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const name of SCHEMAS) files.set(join(import.meta.dirname, `${name}.ts`), await typesOf(name))
  const readme = join(ROOT, 'README.md')
  files.set(readme, refreshReadme(readFileSync(readme, 'utf8')))
  return files
}

async function typesOf(name: SchemaName): Promise<string> {
  const schema = readSchema(name)
  return compile(schema as JSONSchema, schema.title ?? name, {
    cwd: SCHEMA_FOLDER,
    bannerComment: `/* Generated from schemas/${name}.schema.json by \`npm run generate\`: do not edit. */`,
    style: { semi: false, singleQuote: true, printWidth: 140 },
    additionalProperties: true,
    unreachableDefinitions: false,
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [path, text] of await generate()) writeFileSync(path, text)
}
