/**
 * Runs in Windows' Node: starts `ad-user-sync` for each connection, with pipes that Windows makes
 * itself, since a Unix pipe that Node inherits from
 * wine fails with EBADF. Started as `node.exe relay.js CLI PORT`; says its own port there, and ends
 * when that connection does.
 *
 * A connection carries one JSON object a line. To here: `start` {args, cwd, env}, `input` (base64),
 * `inputEnd`, `kill`. From here: `stdout` and
 * `stderr` (base64), `exit` (exit code).
 */
import { spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { createInterface } from 'node:readline'

const HERE = '127.0.0.1'
const [cli, port] = process.argv.slice(2)
const server = createServer(serve).listen(0, HERE, () => {
  const owner = connect(Number(port), HERE, () => owner.write(`${server.address().port}\n`))
  owner.on('error', () => undefined).on('close', () => process.exit())
})

function serve(socket) {
  const say = (message) => socket.write(`${JSON.stringify(message)}\n`)
  let child
  createInterface({ input: socket }).on('line', (line) => {
    const said = JSON.parse(line)
    if (said.start) child = start(said.start, say)
    if (said.input) child.stdin.write(Buffer.from(said.input, 'base64'))
    if (said.inputEnd) child.stdin.end()
    if (said.kill) child.kill()
  })
  socket.on('error', () => undefined).on('close', () => child?.kill())
}

function start({ args, cwd, env }, say) {
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: merged(env), windowsHide: true })
  for (const stream of ['stdout', 'stderr'])
    child[stream].on('data', (data) => say({ [stream]: data.toString('base64') }))
  // A program that has ended takes no more input.
  child.stdin.on('error', () => undefined)
  child.on('error', (error) => say({ stderr: Buffer.from(String(error)).toString('base64'), exit: 127 }))
  child.on('close', (exit) => say({ exit }))
  return child
}

/**
 * This process's environment with these variables, whose names are the same in upper and lower
 * case.
 */
function merged(env) {
  const given = new Set(Object.keys(env).map((name) => name.toUpperCase()))
  const kept = Object.entries(process.env).filter(([name]) => !given.has(name.toUpperCase()))
  return { ...Object.fromEntries(kept), ...env }
}
