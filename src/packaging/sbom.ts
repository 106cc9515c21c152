/** The bill of materials of the archive in CycloneDX: what package-lock.json says, and Node. */
import { packageManifest } from '../package.js'
import { runProgram } from './run.js'

interface Bom {
  serialNumber?: string
  metadata: { timestamp: string; component: { name: string } }
  components: object[]
}

/**
 * @param node version of Node that the archive brings
 * @param date when the packaged source is from: the same source gives the same bytes
 */
export async function sbom(node: string, date: Date): Promise<string> {
  const format = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application']
  const bom = JSON.parse(await runProgram('npm', ['sbom', '--package-lock-only', '--omit', 'dev', ...format])) as Bom
  delete bom.serialNumber
  bom.metadata.timestamp = date.toISOString()
  // npm takes the name of the folder.
  bom.metadata.component.name = packageManifest().name
  const [type, name, purl] = ['platform', 'Node.js', `pkg:generic/node@${node}`]
  bom.components.unshift({ 'bom-ref': purl, type, name, version: node, purl, licenses: [{ license: { id: 'MIT' } }] })
  return `${JSON.stringify(bom, null, 2)}\n`
}
