/**
 * `npm run generate`: writes the generated files from schemas/. The schemas come first, because the
 * others are made from them.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SCHEMA_FOLDER } from '../package.js'
import { schemasModule } from './schemas-module.js'

writeFileSync(join(SCHEMA_FOLDER, '..', 'src', 'generated', 'schemas.ts'), schemasModule())
const { generatedFiles } = await import('./files.js')
for (const [path, text] of await generatedFiles()) writeFileSync(path, text)
