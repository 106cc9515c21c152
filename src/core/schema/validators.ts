/** The JSON Schemas of `schemas/` as validators: the only way to Ajv. */
import { Ajv, type ValidateFunction } from 'ajv'
import { SCHEMAS } from '../../generated/schemas.js'
import { FORMATS } from './formats.js'
import type { SchemaName } from './json-schemas.js'

/** Our own keywords: they inform help, error messages and the generated types, not validation. */
const ANNOTATIONS = ['x-type', 'x-default', 'x-secret', 'x-ignored', 'tsType']

/**
 * Files that people write are checked for all errors, files that programs write, which may be
 * large, for the first one.
 */
const allErrors = newAjv(true)
const firstError = newAjv(false)

/** A validator that reports all errors, without copying the data into them. */
export function thoroughValidator<T>(name: SchemaName): ValidateFunction<T> {
  return compiled(allErrors(), name)
}

/**
 * A validator that stops at the first error.
 * @param definition that part of the schema, e.g. `Set-SyncUser`
 * @throws Error when the schema has no such definition
 */
export function quickValidator<T>(name: SchemaName, definition?: string): ValidateFunction<T> {
  return compiled(firstError(), name, definition)
}

function compiled<T>(ajv: Ajv, name: SchemaName, definition?: string): ValidateFunction<T> {
  const key = `${name}.schema.json${definition === undefined ? '' : `#/definitions/${definition}`}`
  const validate = ajv.getSchema<T>(key)
  if (validate === undefined) throw new Error(`no schema: ${key}`)
  return validate as ValidateFunction<T>
}

/** Made on first use: most runs need one of the two, and compile only what they use. */
function newAjv(all: boolean): () => Ajv {
  let ajv: Ajv | undefined
  return () => {
    if (ajv !== undefined) return ajv
    ajv = new Ajv({
      allErrors: all,
      verbose: false,
      // Each of ours is valid (test/unit/core/schema). Looking again takes 50 ms of each run.
      validateSchema: false,
      strict: true,
      allowUnionTypes: true,
      strictRequired: false,
      strictTypes: false,
    })
    ajv.addVocabulary(ANNOTATIONS)
    for (const [format, validate] of Object.entries(FORMATS)) ajv.addFormat(format, validate)
    for (const schema of Object.values(SCHEMAS)) ajv.addSchema(schema)
    return ajv
  }
}
