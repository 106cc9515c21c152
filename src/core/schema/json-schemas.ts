/** The JSON Schemas of `schemas/` as data, which `npm run generate` made. */
import { SCHEMAS } from '../../generated/schemas.js'

export type SchemaName = keyof typeof SCHEMAS

/** The part of JSON Schema that this tool's schemas use. */
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

export const jsonSchema = (name: SchemaName): JsonSchema => SCHEMAS[name] as JsonSchema
