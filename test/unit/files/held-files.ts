/**
 * Windows with a virus scanner, for tests: the first two calls that open, rename or delete a file
 * are refused.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import type { TestContext } from 'node:test'

export interface Refusal {
  call: 'openSync' | 'renameSync' | 'rmSync'
  path: string
}

const CODES = ['EPERM', 'EBUSY']

/**
 * Until the test ends, each file below `folder` refuses each kind of call twice, with EPERM and
 * then EBUSY, and `process.platform` is Windows'.
 * @returns the refusals so far
 */
export function heldTwice(t: TestContext, folder: string): Refusal[] {
  const refusals: Refusal[] = []
  const platform = Object.getOwnPropertyDescriptor(process, 'platform')!
  Object.defineProperty(process, 'platform', { ...platform, value: 'win32' })
  for (const call of ['openSync', 'renameSync', 'rmSync'] as const) {
    const original = fs[call] as (...args: unknown[]) => unknown
    t.mock.method(fs, call, (...args: unknown[]) => {
      const path = String(args[0])
      const code = CODES[refusals.filter((refusal) => refusal.call === call && refusal.path === path).length]
      const opensForReading = call === 'openSync' && args[1] !== 'wx'
      if (code === undefined || opensForReading || !path.startsWith(folder)) return original(...args)
      refusals.push({ call, path })
      throw Object.assign(new Error(`${code}: ${call} '${path}'`), { code })
    })
  }
  syncBuiltinESMExports()
  t.after(() => {
    t.mock.restoreAll()
    Object.defineProperty(process, 'platform', platform)
    syncBuiltinESMExports()
  })
  return refusals
}
