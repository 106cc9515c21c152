/** What a session makes of output that is no answer, and that nothing of it is printed. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { startFake, unavailable } from './lost-session.js'
import type { Behaviour } from './fake-powershell.js'
import { engine, temporaryFolder, writeModule } from './support.js'

for (const [name, request, pattern] of [
  ['the answer to another request', (_: { id: string }, io) => io.out(io.answer('0'.repeat(36), 1)), /gave no answer/],
  [
    'a truncated answer',
    ({ id }, io) => io.out(`${io.answer(id, 'x'.repeat(100)).slice(0, 101)}\r\n`),
    /cut off or damaged|not JSON/,
  ],
  ['garbage for base64', ({ id }, io) => io.out(`AdUserSync:${id}:%%%%\n`), /cut off or damaged/],
  ['base64 of garbage', ({ id }, io) => io.out(`AdUserSync:${id}:AAAA\n`), /not JSON/],
  [
    'an envelope of another form',
    ({ id }, io) => io.out(`AdUserSync:${id}:${Buffer.from('{"ok":1}').toString('base64')}\n`),
    /wrong form/,
  ],
  ['two answers', ({ id }, io) => io.out(io.answer(id, 1) + io.answer(id, 2)), /more than one answer/],
  ['an empty answer', ({ id }, io) => io.out(`AdUserSync:${id}:\n`), /cut off or damaged/],
] as [string, NonNullable<Behaviour['request']>, RegExp][]) {
  test(`${name} ends the session`, async (t) => {
    const { session } = await startFake(t, { request })
    await unavailable(session.call('Get-One', {}), pattern)
    await unavailable(session.call('Get-Two', {}), /'Get-Two' was not sent/)
  })
}

test('endless output is cut off, not collected', async (t) => {
  const request: Behaviour['request'] = (_request, io) => {
    for (;;) io.err('flood '.repeat(10_000))
  }
  const { session } = await startFake(t, { request })
  await unavailable(session.call('Get-One', {}), /wrote more than 8000000 characters/)
})

test('DEBUG=* does not make the library print what crosses the session', (t) => {
  const folder = temporaryFolder(t)
  const main = join(folder, 'main.mts')
  const source = join(import.meta.dirname, '../../src/directory/powershell/session.ts')
  const options = { executable: engine, modulePath: writeModule(folder, '1'), timeoutMs: 60_000 }
  writeFileSync(
    main,
    `import { PowerShellSession } from ${JSON.stringify(source)}
    const session = await PowerShellSession.start({ ...${JSON.stringify(options)}, log: () => undefined })
    await session.call('Set-Secret', {}, ['geheim'])
    await session.close()`,
  )
  const loader = import.meta.resolve('tsx')
  const run = spawnSync(process.execPath, ['--import', loader, main], {
    encoding: 'utf8',
    env: { ...process.env, DEBUG: '*' },
  })
  assert.deepEqual([run.stdout, run.status], ['', 0], run.stderr)
})
