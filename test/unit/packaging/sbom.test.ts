import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sbom } from '../../../src/packaging/sbom.js'

/** A tool of the build needs semver, too, in another version. */
const PACKAGES = [
  'node_modules/semver',
  'node_modules/yargs',
  'node_modules/yargs-parser',
  'node_modules/@zip.js/zip.js',
]

it('the bill of materials has Node and every package of the bundle, that of the words, and no other', async () => {
  const text = await sbom('22.0.0', PACKAGES, new Date(0))
  const { metadata, components, dependencies } = JSON.parse(text) as {
    metadata: { component: { 'bom-ref': string; name: string } }
    components: { 'bom-ref': string; name: string; group?: string }[]
    dependencies: { ref: string; dependsOn: string[] }[]
  }
  const names = components.map(({ name, group }) => (group === undefined ? name : `${group}/${name}`))
  assert.deepEqual(names.sort(), ['@zip.js/zip.js', 'Node.js', 'friendly-words', 'semver', 'yargs', 'yargs-parser'])
  assert.equal(metadata.component.name, 'ad-user-sync')
  const known = new Set([metadata.component, ...components].map((component) => component['bom-ref']))
  assert.ok(dependencies.every(({ ref, dependsOn }) => [ref, ...dependsOn].every((one) => known.has(one))))
  const [, parser] = /"(yargs-parser@[^"]*)"/.exec(text)!
  assert.deepEqual(dependencies.find(({ ref }) => ref.startsWith('yargs@'))?.dependsOn, [parser])
  assert.equal(await sbom('22.0.0', PACKAGES, new Date(0)), text)
})
