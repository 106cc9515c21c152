/**
 * `node in-console.js POWERSHELL COMMAND [screen]`: a command in PowerShell, at the terminal that
 * this has; with `screen`, its output goes there, too.
 */
import { spawnSync } from 'node:child_process'

const [, , program, command, screen] = process.argv
// Ctrl-C is for PowerShell and what that has started.
process.on('SIGINT', () => undefined)
const stdio = ['inherit', screen === undefined ? 'inherit' : 2, 'inherit']
process.exitCode = spawnSync(program, ['-NoProfile', '-Command', command], { stdio }).status ?? 1
