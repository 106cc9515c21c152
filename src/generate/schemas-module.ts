/**
 * The schemas as one module of plain data, so that reading one takes no file and no path at run
 * time.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readJsonSync } from 'fs-extra/esm'
import { SCHEMA_FOLDER } from '../package.js'

/** A schema of schemas/ as it is on the disk. */
export const readSchema = (name: string): { title?: string } =>
  readJsonSync(join(SCHEMA_FOLDER, `${name}.schema.json`)) as { title?: string }

/** The text of src/generated/schemas.ts. */
export function schemasModule(): string {
  const names = readdirSync(SCHEMA_FOLDER)
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => file.replace('.schema.json', ''))
    .sort()
  const entries = names.map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(readSchema(name))},`)
  const banner = '/* Generated from schemas/ by `npm run generate`: do not edit. */'
  return `${banner}\nexport const SCHEMAS = {\n${entries.join('\n')}\n}\n`
}
