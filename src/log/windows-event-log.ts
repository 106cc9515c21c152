/**
 * The Windows event log, written through the PowerShell session of the run. Events wait until there
 * is a session. Those that are left when it ends are written through a session of their own, or
 * cause a warning.
 */
import { EVENTS, REGISTER_SOURCE, type EventKind, type WindowsEvent } from '../core/log-events.js'
import type { LogLevel } from '../core/log-level.js'
import type { EventWriter } from '../process/logger.js'

/** EventLog.WriteEntry takes 31,839 characters. */
const LONGEST = 30_000
/** The most of one request: below 2 MB of JSON, even when every character takes six. */
const MAX_CHARACTERS = 100_000

export class WindowsEventLog {
  #waiting: WindowsEvent[] = []
  #writer: EventWriter | undefined
  #writing: Promise<void> | undefined
  #refused = false

  /** @param warn called once, when events cannot be written */
  constructor(private readonly warn: (message: string) => void) {}

  add(level: LogLevel, kind: EventKind, text: string): void {
    if (this.#refused) return
    this.#waiting.push({ id: EVENTS[kind].id, type: typeOf(level), message: literally(text).slice(0, LONGEST) })
    this.#write()
  }

  /** From now on events are written through this session, until it ends. */
  attach(writer: EventWriter): void {
    this.#writer = writer
    this.#write()
  }

  /** Settles when nothing more can be written for now. */
  async flush(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing
  }

  /**
   * Writes the remaining events through a session of their own.
   * @param start starts it
   */
  async end(start: () => Promise<EventWriter & { close(): Promise<void> }>): Promise<void> {
    await this.flush()
    if (this.#waiting.length === 0) return
    try {
      const session = await start()
      this.attach(session)
      await this.flush()
      await session.close()
      if (this.#waiting.length > 0) this.#giveUp('the session ended')
    } catch (error) {
      this.#giveUp((error as Error).message)
    }
  }

  #write(): void {
    if (this.#writing !== undefined || this.#writer === undefined || this.#waiting.length === 0) return
    this.#writing = this.#send(this.#writer, this.#takeSome()).finally(() => {
      this.#writing = undefined
      this.#write()
    })
  }

  async #send(writer: EventWriter, events: readonly WindowsEvent[]): Promise<void> {
    try {
      const refusal = await writer.write(events)
      if (refusal !== null)
        this.#giveUp(`${refusal} (if its source is not known, an administrator runs this once: ${REGISTER_SOURCE})`)
    } catch {
      // The session has ended. The next one writes these events; some may then be there twice.
      this.#waiting.unshift(...events)
      this.#writer = undefined
    }
  }

  /** At least one event. */
  #takeSome(): WindowsEvent[] {
    let length = 0
    const end = this.#waiting.findIndex(({ message }) => (length += message.length) > MAX_CHARACTERS)
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(end, 1))
  }

  #giveUp(why: string): void {
    if (!this.#refused) this.warn(`the Windows event log cannot be written: ${why}`)
    this.#refused = true
    this.#waiting = []
  }
}

/**
 * Event Viewer takes `%1` for the place of a text, and `%%1833` for the number of one of Windows'
 * own (EventLog.WriteEntry; KB125661): a name could put any of these into the log.
 */
const literally = (text: string): string => text.replace(/%(?=[%\d])/g, '\\u0025')

function typeOf(level: LogLevel): WindowsEvent['type'] {
  if (level === 'WARNING') return 'Warning'
  return level === 'INFO' || level === 'DEBUG' ? 'Information' : 'Error'
}
