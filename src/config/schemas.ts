/**
 * The JSON Schemas of `schemas/`, read when they are needed, and their validators.
 */
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { readJsonSync } from 'fs-extra/esm'
import { FORMATS } from './formats.js'

export type SchemaName = 'common' | 'export-config' | 'import-config' | 'resolutions' | 'users-file'

/** As far as this tool's schemas go. */
export interface JsonSchema {
  $id?: string
  $ref?: string
  title?: string
  description?: string
  type?: string | string[]
  default?: unknown
  examples?: unknown[]
  required?: string[]
  properties?: Record<string, JsonSchema>
  definitions?: Record<string, JsonSchema>
  allOf?: JsonSchema[]
  'x-type'?: string
  'x-default'?: string
  'x-secret'?: boolean
  'x-ignored'?: boolean
}

/** Same place from src/ and from dist/. */
export const SCHEMA_FOLDER = join(import.meta.dirname, '..', '..', 'schemas')

/** Our own keywords: they inform help, error messages and the generated types, not validation. */
const ANNOTATIONS = ['x-type', 'x-default', 'x-secret', 'x-ignored', 'tsType']

export function readSchema(name: SchemaName): JsonSchema {
  return readJsonSync(join(SCHEMA_FOLDER, `${name}.schema.json`)) as JsonSchema
}

/** A validator that reports all errors, without copying the data into them. */
export function schemaValidator<T>(name: Exclude<SchemaName, 'common' | 'users-file'>): ValidateFunction<T> {
  const ajv = new Ajv({ allErrors: true, verbose: false, strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false })
  ajv.addVocabulary(ANNOTATIONS)
  for (const [format, validate] of Object.entries(FORMATS)) ajv.addFormat(format, validate)
  ajv.addSchema(readSchema('common'))
  return ajv.compile<T>(readSchema(name))
}
