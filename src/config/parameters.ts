/**
 * The parameters of a config file as data, from its schema: for help, error messages, the README
 * and defaults.
 */
import type { KnownKey } from './problems.js'
import { jsonSchema, type JsonSchema } from '../core/schema/json-schemas.js'

export type ConfigKind = 'export' | 'import'

export interface Parameter {
  name: string
  description: string
  /** The expected value, in words. */
  type: string
  required: boolean
  /** undefined: it is required, or the schema has none. */
  default: unknown
  /** The default as help shows it. */
  defaultText: string
  /** An example as JSON. */
  example: string
  /** Its value is never shown. */
  secret: boolean
  /** Accepted without effect, for files of the Python tool. */
  ignored: boolean
  /** In both kinds of config file with the same meaning. */
  common: boolean
}

/** All parameters of that kind of config file, in the schema's order, without `$schema`. */
export function parametersOf(kind: ConfigKind): Parameter[] {
  const schema = jsonSchema(`${kind}-config`)
  const shared = jsonSchema('common').definitions ?? {}
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => name !== '$schema')
    .map(([name, property]) =>
      parameter(name, shared[property.$ref?.split('/').at(-1) ?? ''] ?? property, schema, property.$ref !== undefined),
    )
}

/** The keys of an entry in a resolutions or approvals file. */
export function resolutionKeys(): KnownKey[] {
  const properties = jsonSchema('resolutions').definitions?.['ResolutionEntry']?.properties ?? {}
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    type: schema['x-type'] ?? '',
    secret: schema['x-secret'] ?? false,
  }))
}

function parameter(name: string, schema: JsonSchema, parent: JsonSchema, common: boolean): Parameter {
  return {
    name,
    description: schema.description ?? '',
    type: schema['x-type'] ?? '',
    required: parent.required?.includes(name) ?? false,
    default: schema.default,
    defaultText: schema['x-default'] ?? JSON.stringify(schema.default) ?? '',
    example: JSON.stringify(schema.examples?.[0]) ?? '',
    secret: schema['x-secret'] ?? false,
    ignored: schema['x-ignored'] ?? false,
    common,
  }
}
