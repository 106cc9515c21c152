/**
 * `import --interactive` on a sandbox, in a terminal.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import type { Sandbox } from './sandbox.js'
import { Terminal } from './terminal.js'

export interface Interactive {
  /** Absent: the same file as before. */
  people?: readonly object[]
  config?: object
  args?: readonly string[]
  env?: NodeJS.ProcessEnv
}

/** What a person is told where another import has come between. */
export const ANEW = 'Not done: another import has run since. Everything is read again.'

/** Users log on with what is set for them, which is how tests know that it was set. */
const CONFIG = { users_must_change_password: false }

/**
 * Runs it, lets `act` type and read, and waits for its end. @returns the terminal as it was left,
 * and the exit code
 */
export async function interactively(
  box: Sandbox,
  { people, config, args = [], env }: Interactive,
  act: (terminal: Terminal) => Promise<void>,
): Promise<{ terminal: Terminal; code: number }> {
  if (people !== undefined) box.folder.write('users.json', { timestamp: new Date().toISOString(), users: people })
  const paths = { input_file: 'users.json', managed_user_path: box.managed, group_path: box.groups }
  box.folder.write('import-config.json', {
    server: 'target.test',
    prefix_common_names: 'P ',
    ...paths,
    ...CONFIG,
    ...config,
  })
  const terminal = Terminal.start(['import', '--interactive', ...args], box.folder.path, { ...box.env, ...env })
  try {
    await act(terminal)
    return { terminal, code: await terminal.exited() }
  } finally {
    terminal.close()
  }
}

/** The next run finds what was left: it asks about these users. */
export async function asksAgain(box: Sandbox, ...users: string[]): Promise<void> {
  const run = await box.rerun()
  assert.equal(run.code, 0, run.stderr)
  assert.deepEqual(
    run.summary.required_interactions.map(({ user }) => user),
    users,
  )
}

/** Leaves a session without saving the passwords that it has set. */
export async function leaveUnsaved(terminal: Terminal, count: number): Promise<void> {
  await terminal.answer(`New passwords not saved yet: ${count}.`, 'q')
  await terminal.answer('Nobody can see these passwords again', 'y')
}

/** A file in an archive of passwords, as 7-Zip unpacks it. */
export const readArchive = (zip: string, passphrase: string, name = 'passwords.csv'): string =>
  execFileSync('7z', ['x', '-so', `-p${passphrase}`, zip, name], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
