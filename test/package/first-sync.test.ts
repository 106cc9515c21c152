/**
 * The README's way to the first sync, with the program of the zip, which the Node of Linux runs as
 * well.
 */
import { after, before, it } from 'node:test'
import { join } from 'node:path'
import { readJsonSync } from 'fs-extra/esm'
import { firstSync } from '../e2e/support/first-sync.js'
import { useSandbox } from '../e2e/support/use-sandbox.js'
import { root } from '../lab/layout.js'
import { release, Unpacked } from './unpacked.js'

const { version } = readJsonSync(join(root, 'package.json')) as { version: string }
const box = useSandbox()
let zip: Unpacked
before(async () => {
  zip = await Unpacked.from(release(`ad-user-sync-${version}-win-x64.zip`))
})
after(() => zip.remove())

it('the README leads from the unpacked zip to people who can log on', () =>
  firstSync(box, join(zip.folder, 'ad-user-sync.cjs')))
