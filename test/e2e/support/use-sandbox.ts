/** The sandbox of a test file or of a `describe`. */
import { after, before, beforeEach } from 'node:test'
import { Sandbox, type Runner } from './sandbox.js'

/** @param emptied whether every test starts with nobody managed, no groups and an empty folder */
export function useSandbox({ runner, emptied = true }: { runner?: Runner; emptied?: boolean } = {}): Sandbox {
  const box = new Sandbox()
  before(() => box.open(runner))
  after(() => box.close())
  if (emptied) beforeEach(() => box.clear())
  return box
}
