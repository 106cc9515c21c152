/**
 * Loaded into the tool with `node --import`: notes every call that changes a file, and ends the
 * process, as a power cut would, at the call
 * that FILE_WRITE_KILL says: `3 before`, or `3 within` for half of what the call would write.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { FILE_WRITE_LOG, FILE_WRITE_KILL = '' } = process.env
const [at, when] = FILE_WRITE_KILL.split(' ')
const { appendFileSync } = fs
/** Paths of open files. */
const paths = new Map()
const WITH_DATA = ['writeFileSync', 'appendFileSync', 'writeSync']
const WITHOUT_DATA = [
  'fsyncSync',
  'renameSync',
  'rmSync',
  'unlinkSync',
  'linkSync',
  'truncateSync',
  'ftruncateSync',
  'mkdirSync',
  'copyFileSync',
]
let count = 0
// appendFileSync calls writeFileSync, and that openSync: one call of the tool is one change.
let inside = false

function die() {
  process.kill(process.pid, 'SIGKILL')
}

function watch(name, changes, half) {
  const original = fs[name]
  fs[name] = (...args) => {
    if (inside || !changes(args)) return original(...args)
    inside = true
    try {
      count++
      if (FILE_WRITE_LOG)
        appendFileSync(FILE_WRITE_LOG, `${half ? 'data' : 'name'} ${name} ${paths.get(args[0]) ?? args[0]}\n`)
      if (String(count) === at) {
        if (when === 'within') original(args[0], Buffer.from(args[1]).subarray(0, args[1].length / 2))
        die()
      }
      const result = original(...args)
      if (name === 'openSync') paths.set(result, args[0])
      return result
    } finally {
      inside = false
    }
  }
}

for (const name of WITH_DATA) watch(name, () => true, true)
for (const name of WITHOUT_DATA) watch(name, () => true, false)
watch('openSync', ([, flags = 'r']) => flags !== 'r', false)
syncBuiltinESMExports()
