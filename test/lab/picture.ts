/**
 * `npm run picture`: draws the terminal of a dry run on the demo's organisation, for the README, as
 * an SVG file. Both domains are reset, so that nobody is managed yet.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { labEnvironment, resetDomain, seedLab } from './domains.js'
import { demoConfigs } from './demo-configs.js'
import { svgOf } from './terminal-svg.js'
import { up } from './up.js'
import { root } from './layout.js'

const COLUMNS = 100
const ROWS = 60
/** The lines that the picture shows. */
const [FIRST, LAST] = [16, 4]
const SOCKET = 'ad-user-sync-picture'
const COMMAND = 'ad-user-sync import --dry-run'

await up()
await Promise.all([resetDomain('source'), resetDomain('target')])
await seedLab()
const folder = mkdtempSync(join(tmpdir(), 'ad-user-sync-picture-'))
for (const [name, config] of Object.entries(demoConfigs()))
  writeFileSync(join(folder, name), `${JSON.stringify(config, null, 2)}\n`)
const env = { ...process.env, ...labEnvironment() }
execFileSync('ad-user-sync', ['export'], { cwd: folder, env, stdio: 'inherit' })

const tmux = (...args: string[]): string =>
  execFileSync('tmux', ['-L', SOCKET, '-f', '/dev/null', ...args], { cwd: folder, env, encoding: 'utf8' })
const done = join(folder, 'done')
try {
  const script = `${COMMAND} 2>/dev/null; touch ${done}; read _`
  tmux('new-session', '-d', '-x', String(COLUMNS), '-y', String(ROWS), 'sh', '-c', script)
  while (!execFileSync('ls', [folder], { encoding: 'utf8' }).includes('done')) await setTimeout(100)
  const lines = tmux('capture-pane', '-p', '-e').trimEnd().split('\n')
  const screen = [...lines.slice(0, FIRST), '\u001b[0m...', ...lines.slice(-LAST)].join('\n')
  writeFileSync(join(root, 'test', 'lab', 'picture.svg'), svgOf(`$ ${COMMAND}\n${screen}`, COLUMNS))
} finally {
  tmux('kill-server')
  rmSync(folder, { recursive: true })
}
