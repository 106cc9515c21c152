/**
 * `node in-console.js POWERSHELL COMMAND`: a command in PowerShell, at the terminal that this has.
 */
import { spawnSync } from 'node:child_process'

const [, , program, command] = process.argv
process.exitCode = spawnSync(program, ['-NoProfile', '-Command', command], { stdio: 'inherit' }).status ?? 1
