// Preloaded into the tool (NODE_OPTIONS=--import): counts what goes to PowerShell and comes from
// it, for BENCH_BYTES.
import childProcess from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const counted = { sent: 0, received: 0 }
const { spawn } = childProcess
childProcess.spawn = (...args) => {
  const child = spawn(...args)
  const write = child.stdin?.write
  if (write !== undefined) {
    child.stdin.write = (data, ...rest) => {
      counted.sent += data.length
      return write.call(child.stdin, data, ...rest)
    }
  }
  child.stdout?.on('data', (data) => (counted.received += data.length))
  return child
}
syncBuiltinESMExports()
process.on('exit', () => writeFileSync(process.env['BENCH_BYTES'], JSON.stringify(counted)))
