/** An executable that stands in for PowerShell, and misbehaves as told. */
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Request {
  id: string
  operation: string
  parameters: Record<string, unknown>
  secrets: number
}

/** What a fake's behaviour is given to write with. */
interface Io {
  out(text: string): void
  err(text: string): void
  /** The answer line for a result. */
  answer(id: string, result: unknown): string
}

/** Behaviours run in the fake's own process: they can use nothing from around them. */
export interface Behaviour {
  /** As soon as the process runs. */
  atStart?: (io: Io) => void
  /**
   * When a command is about to say that it is ready, the first being the one that loads the module;
   * default: nothing.
   */
  begin?: (nth: number) => void
  handshake?: (id: string, io: Io) => void
  request?: (request: Request, io: Io) => void
  /** At the end of standard input; default: the process ends. */
  atEnd?: () => void
}

/**
 * An executable that understands just the lines that a session sends. All that it writes to
 * standard output between two delimiters leaves in one piece, as it arrives when the tool was busy,
 * but for the ready line.
 */
export function fakePowerShell(folder: string, behaviour: Behaviour): string {
  const entries = Object.entries(behaviour).map(([name, run]) => `${name}: ${String(run)}`)
  const path = join(folder, 'fake-pwsh.cjs')
  writeFileSync(path, `#!${process.execPath}\n${NAME};\n(${String(runFake)})({${entries.join(',\n')}}, require)\n`)
  chmodSync(path, 0o755)
  return path
}

/** What the compiler that runs the tests wraps functions in. */
const NAME = 'const __name = (run) => run'

function runFake(behaviour: Behaviour, load: NodeJS.Require): void {
  const { writeSync } = load('node:fs') as typeof import('node:fs')
  const all = (fd: number, text: string): void => {
    for (let rest = Buffer.from(text); rest.length > 0; rest = rest.subarray(writeSync(fd, rest)));
  }
  let held = ''
  const io: Io = {
    out: (text) => void (held += text),
    err: (text) => all(2, text),
    answer: (id, result) =>
      `AdUserSync:${id}:${Buffer.from(JSON.stringify({ ok: true, result })).toString('base64')}\r\n`,
  }
  behaviour.atStart?.(io)
  let commands = 0
  let delimiter = ''
  let input = ''
  /** A command waits for its data. */
  let waiting = false
  const finish = (): void => {
    io.err(`${delimiter}\n`)
    all(1, `${held}${delimiter}\n`)
    held = ''
  }
  const run = (line: string): void => {
    const opening = /^\[Console\]::(Out|Error)\.Write\("([0-9A-Za-z]{16})`n"\)$/.exec(line)
    if (opening !== null) all(opening[1] === 'Out' ? 1 : 2, `${opening[2]}\n`)
    const closing = /^try \{ (.*) \} catch .*"([0-9A-Za-z]{16})`n"\)$/.exec(line)
    if (closing === null) return
    const [, command = '', end = ''] = closing
    delimiter = end
    const id = /[0-9a-f-]{36}/.exec(command)?.[0] ?? ''
    commands++
    behaviour.begin?.(commands)
    all(1, `AdUserSyncReady:${id}\n`)
    waiting = command.startsWith('Invoke-SyncRequest')
    if (waiting) return
    io.out(io.answer(id, 'fake'))
    finish()
  }
  const serve = (data: string): void => {
    const request = JSON.parse(Buffer.from(data, 'base64').toString()) as Request
    waiting = false
    if (request.operation !== 'Get-SyncSession') behaviour.request?.(request, io)
    else if (behaviour.handshake !== undefined) behaviour.handshake(request.id, io)
    else io.out(io.answer(request.id, {}))
    finish()
  }
  const read = (): void => {
    while (!waiting && input.includes('\n')) {
      const [line = ''] = input.split('\n', 1)
      input = input.slice(line.length + 1)
      run(line)
    }
    const header = /^AdUserSync:[^:]+:([0-9]{10}):/.exec(input)
    const end = (header?.[0].length ?? 0) + Number(header?.[1])
    if (!waiting || header === null || input.length < end) return
    const data = input.slice(header[0].length, end)
    input = input.slice(end)
    serve(data)
    read()
  }
  process.stdin
    .setEncoding('utf8')
    .on('data', (text: string) => {
      input += text
      read()
    })
    .on('end', () => (behaviour.atEnd ?? process.exit)())
}
