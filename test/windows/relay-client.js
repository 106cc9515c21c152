/**
 * Stands for `ad-user-sync` on this side of the relay: standard input, output, exit code and end by
 * a signal are those of the Windows program.
 * `node relay-client.js PORT ARGUMENT…`; the variable LAB_RELAYED holds, as JSON, what the
 * program's
 * environment has besides the relay's.
 */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

const [port, ...args] = process.argv.slice(2)
const socket = connect(Number(port), '127.0.0.1')
const say = (message) => socket.write(`${JSON.stringify(message)}\n`)
let exit

say({ start: { args, cwd: `Z:${process.cwd()}`.replaceAll('/', '\\'), env: JSON.parse(process.env.LAB_RELAYED) } })
process.stdin.on('data', (data) => say({ input: data.toString('base64') }))
process.stdin.on('end', () => say({ inputEnd: true }))
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => say({ kill: true }))

createInterface({ input: socket }).on('line', (line) => {
  const said = JSON.parse(line)
  for (const stream of ['stdout', 'stderr'])
    if (said[stream] !== undefined) process[stream].write(Buffer.from(said[stream], 'base64'))
  if (said.exit === undefined) return
  exit = said.exit
  process.stdin.destroy()
  socket.end()
})
socket.on('close', () => {
  if (exit === undefined) process.stderr.write('the relay to Windows is gone\n')
  process.exitCode = exit ?? 127
})
