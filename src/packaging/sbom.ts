/** The bill of materials of an archive in CycloneDX: what is in the bundle, and Node. */
import { join } from 'node:path'
import { readJsonSync } from 'fs-extra/esm'
import { packageManifest } from '../package.js'
import { ROOT } from './layout.js'
import { WORDS } from './licences.js'
import { runProgram } from './run.js'

interface Component {
  'bom-ref': string
  name: string
}

interface Bom {
  serialNumber?: string
  metadata: { timestamp: string; component: Component }
  components: object[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

/**
 * Not what npm's own `--omit dev` leaves: that lost semver, which a tool of the build needs, too.
 * @param node version of Node that the archive brings
 * @param packages folders of the npm packages in the bundle, relative to the repository
 * @param date when the packaged source is from: the same source gives the same bytes
 */
export async function sbom(node: string, packages: readonly string[], date: Date): Promise<string> {
  const format = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application']
  const bom = JSON.parse(await runProgram('npm', ['sbom', '--package-lock-only', ...format])) as Bom
  delete bom.serialNumber
  bom.metadata.timestamp = date.toISOString()
  const root = bom.metadata.component
  // npm takes the name of the folder.
  root.name = packageManifest().name
  const bundled = new Set(packages.map(nameAndVersion))
  const brought = (bom.components as Component[]).filter((component) => bundled.has(component['bom-ref']))
  if (brought.length < bundled.size) throw new Error('package-lock.json lacks packages that are in the bundle')
  const refs = new Set([root, ...brought].map((component) => component['bom-ref']))
  bom.dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }))
  const platform = component('platform', `pkg:generic/node@${node}`, { name: 'Node.js', version: node, license: 'MIT' })
  const words = component('library', `pkg:npm/${WORDS.name}@${WORDS.version}`, WORDS)
  bom.components = [platform, words, ...brought]
  return `${JSON.stringify(bom, null, 2)}\n`
}

/** What is in no package-lock.json. */
const component = (type: string, purl: string, { name, version, license }: typeof WORDS): object => ({
  'bom-ref': purl,
  ...{ type, name, version, purl },
  licenses: [{ license: { id: license } }],
})

/** As npm calls a component. */
function nameAndVersion(folder: string): string {
  const { name, version } = readJsonSync(join(ROOT, folder, 'package.json')) as { name: string; version: string }
  return `${name}@${version}`
}
