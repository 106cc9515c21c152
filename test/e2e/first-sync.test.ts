/** The README's way to the first sync, with the rights that it tells to grant. */
import { it } from 'node:test'
import { firstSync } from './support/first-sync.js'
import { useSandbox } from './support/use-sandbox.js'

const box = useSandbox()

it('the README leads from an empty folder on either side to people who can log on', () => firstSync(box))
