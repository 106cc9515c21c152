/** Saved plans: written by `import --dry-run --plan-file FILE`, read by `import --plan FILE`. */
import { parseJson, readBytes } from '../config/read-json.js'
import { isEdited, PLAN_VERSION } from '../core/saved-plan/saved-plan.js'
import { quickValidator } from '../core/schema/validators.js'
import { asciiOnly } from '../core/text/ascii-json.js'
import { MAX_BYTES } from '../core/users-file/decode.js'
import { ConfigurationError } from '../errors.js'
import type { SavedPlan } from '../generated/plan.js'
import { writeAtomically } from './atomic-file.js'

const ANEW = 'make a new one: import --dry-run --plan-file FILE'

/** ASCII, so that no code page on its way changes it. @throws ConfigurationError */
export function writePlan(path: string, plan: SavedPlan): void {
  writeAtomically(path, `${asciiOnly(JSON.stringify(plan, null, 2))}\n`)
}

/** @throws ConfigurationError when it is missing, of another version, edited, or no plan at all */
export function readPlan(path: string): SavedPlan {
  // Like a users file, it may hold a photograph of everybody.
  const value = parseJson(readBytes(path, 'check the path', MAX_BYTES), path)
  const { version } = (value ?? {}) as { version?: unknown }
  if (typeof version === 'number' && version !== PLAN_VERSION)
    throw new ConfigurationError(
      `${path} is a plan of version ${version}, and this version of ad-user-sync reads ${PLAN_VERSION}`,
      ANEW,
    )
  if (!quickValidator<SavedPlan>('plan')(value))
    throw new ConfigurationError(`${path} is not a plan that this tool wrote`, ANEW)
  if (isEdited(value)) throw new ConfigurationError(`${path} was edited after it was written`, ANEW)
  return value
}
