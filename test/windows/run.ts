/**
 * Runs end-to-end tests with the product as a Windows program: Windows' Node, Microsoft's
 * PowerShell for Windows, the lab's module and domain controllers, in wine. `npm run test:windows
 * [-- FILE…]`; without files, a few tests of each kind, in less than three minutes on an idle
 * machine. Needs `npm run build`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { log } from '../lab/command.js'
import { root } from '../lab/layout.js'
import { windowsUp, windowsVariables } from './up.js'
import { asWindows, endWine, nodeExe, pwshExe, windowsPath, wineEnvironment } from './wine.js'

/** The tests that run when no file is named. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  export: ['writes all users below user_path', 'to standard output, signed', 'that cannot write its file'],
  'import-by-itself': ['creates a person disabled', 'copes with every kind of name'],
  names: ['gives another common name'],
  'check-import': ['all is there', 'names the objects that the directory lacks'],
  approvals: ['takes approvals from standard input'],
}

/** Starts the relay. @returns its port; it ends with the returned connection */
async function startRelay(): Promise<{ port: number; connection: Socket }> {
  const owner = createServer().listen(0, '127.0.0.1')
  await once(owner, 'listening')
  const output = openSync(windowsPath('relay.log'), 'w')
  const program = [nodeExe, join(import.meta.dirname, 'relay.js'), asWindows(join(root, 'dist', 'cli.js'))]
  const relay = spawn('wine', [...program, String((owner.address() as AddressInfo).port)], {
    env: { ...wineEnvironment(), ...(await windowsVariables()) },
    stdio: ['ignore', output, output],
  })
  const ended = once(relay, 'exit').then(() => {
    throw new Error(`Windows' Node does not run in wine; see ${windowsPath('relay.log')}`)
  })
  const [connection] = (await Promise.race([once(owner, 'connection'), ended])) as [Socket]
  ended.catch(() => undefined)
  owner.close()
  const [port] = (await once(connection.setEncoding('utf8'), 'data')) as [string]
  return { port: Number(port), connection }
}

/** What Node's test runner is to run. */
function chosen(files: readonly string[]): string[] {
  if (files.length > 0) return [...files]
  const names = Object.values(SHORT).flatMap((starts) => starts.map((start) => `--test-name-pattern=${start}`))
  return [...names, ...Object.keys(SHORT).map((name) => `test/e2e/${name}.test.ts`)]
}

async function main(files: readonly string[]): Promise<number> {
  await windowsUp()
  const { port, connection } = await startRelay()
  console.log(`the tool is a Windows program; its PowerShell is ${await pwshExe()}`)
  try {
    const args = ['--import', 'tsx', '--test', '--test-concurrency=2', '--test-reporter=spec', ...chosen(files)]
    const env = { ...process.env, LAB_RELAY: String(port) }
    const [code] = (await once(spawn(process.execPath, args, { stdio: 'inherit', env }), 'exit')) as [number | null]
    return code ?? 1
  } finally {
    connection.destroy()
    await endWine()
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  log(`the tests on Windows did not run: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
