/** `init` at a real terminal, in a sandbox's folder, and the config that it wrote. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from './sandbox.js'
import { Terminal } from './terminal.js'

/** Runs it, lets `act` type and read, and waits for its end. @param args after `init` */
export async function init(
  box: Sandbox,
  args: readonly string[],
  act: (terminal: Terminal) => Promise<void>,
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; stdout: string }> {
  const terminal = Terminal.start(['init', ...args], box.folder.path, env)
  try {
    await act(terminal)
    return { code: await terminal.exited(), stdout: terminal.stdout }
  } finally {
    terminal.close()
  }
}

/** A config file without its `$schema`, which must be one of ours. */
export function written(box: Sandbox, name: string): Record<string, unknown> {
  const text = readFileSync(join(box.folder.path, name), 'utf8')
  const { $schema, ...config } = JSON.parse(text) as Record<string, unknown>
  assert.match(String($schema), /^file:\/\/\/.*\/schemas\/(ex|im)port-config\.schema\.json$/)
  return config
}
