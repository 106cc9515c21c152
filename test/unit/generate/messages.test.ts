import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { limitMessages } from '../../../src/generate/limit-messages.js'
import { messages } from '../../../src/generate/messages.js'
import { sessionMessages } from '../../../src/generate/session-messages.js'

const root = join(import.meta.dirname, '..', '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'messages-'))
after(() => rmSync(folder, { recursive: true }))
function read(source: string, beside = '') {
  writeFileSync(join(folder, 'a.ts'), source)
  writeFileSync(join(folder, 'b.ts'), beside)
  return messages(folder)
}
const found = (source: string, beside?: string) =>
  read(source, beside).messages.map(({ exitCode, message, remedy }) => `${exitCode}: ${message} -> ${remedy}`)

describe('the table of messages', () => {
  it('has the message, the exit code and the remedy of each error, values as …', () => {
    assert.deepEqual(found("throw new InputError(`the file ${path} is gone`, 'bring it')"), [
      '3: the file … is gone -> bring it',
    ])
    assert.deepEqual(found("throw new LockedError('held by ' + name)"), ['7: held by … -> null'])
  })
  it('has a line for each way through an expression, and follows constants', () => {
    const source = "const A = 'mend it'\nthrow new ConfigurationError(x ? 'one thing' : `two ${y}`, A)"
    assert.deepEqual(found(source), ['2: one thing -> mend it', '2: two … -> mend it'])
  })
  it('takes the constant of the function that the error is in, not one of the same name', () => {
    const source = `function a() { const why = 'this one'; throw new InputError(why, 'go') }
      function b() { const why = 'another'; return why }`
    assert.deepEqual(found(source), ['3: this one -> go'])
  })
  it('follows what another file exports, and functions that return a text', () => {
    const source = 'throw new InputError(reason(x), REMEDY)'
    const beside = "export const REMEDY = 'do this'; export const reason = (x) => x ? 'first one' : 'second one'"
    assert.deepEqual(found(source, beside), ['3: first one -> do this', '3: second one -> do this'])
  })
  it('has a line for each call of a function that makes an error of what it is given', () => {
    const source = `const usage = (problem, remedy) => new ConfigurationError(problem, remedy ?? 'see the help')
      usage('no command'); usage(\`unknown \${word}\`, 'correct it')`
    assert.deepEqual(found(source), ['2: no command -> see the help', '2: unknown … -> correct it'])
  })
  it('knows classes that extend those of errors.ts, and where their message stands', () => {
    const source = `class Gone extends UnavailableError { constructor(kind, message, remedy) { super(message, remedy) } }
      throw new Gone('policy', 'not there', 'bring it back')`
    assert.deepEqual(found(source), ['4: not there -> bring it back'])
  })
  it('names what is counted, as of several', () => {
    const source = "new InputError(`${howMany(x, 'user')} of ${howMany(y, 'entry', 'entries')} lack a name`)"
    assert.deepEqual(found(source), ['3: … users of … entries lack a name -> null'])
  })
  it('leaves out errors of other classes, and says where a message is only values', () => {
    const { messages: rows, unread } = read(
      "new TypeError('not ours'); new InputError(message, 'mend it'); new InputError(`${a}: ${b}`)",
    )
    assert.deepEqual(rows, [])
    assert.deepEqual(unread, ["a.ts: new InputError(message, 'mend it')", 'a.ts: new InputError(`${a}: ${b}`)'])
  })
  it('is sorted by exit code, and has nothing twice', () => {
    const one = "new UnavailableError('down here');"
    assert.deepEqual(found(`${one} ${one} new InputError('no file')`), ['3: no file -> null', '4: down here -> null'])
  })
})

describe('the table of messages of the tool', () => {
  const all = messages(join(root, 'src'))

  /** What is said there is said elsewhere first, or is a line of check. */
  const ELSEWHERE = [
    // Says what yargs found, which is the same as an error of check-arguments.ts.
    'command-line/command-line.ts: new ConfigurationError(message || error.message, SEE_OPTIONS',
    // Lines of check, which say what is wrong by the name of the check.
    'commands/check/computer-checks.ts: new ConfigurationError(version, `install an LTS version of N',
    'commands/check/powershell-checks.ts: new UnavailableError(text, `${remedy}, and this tool more th',
    // Names the file in an error that was made before.
    'commands/diff/run.ts: new InputError(named, error.remedy, { cause: error })',
    // Made of a Loss, which is in the table.
    'directory/powershell/loss.ts: new RestrictedError(restriction, message, remedy)',
    'directory/powershell/loss.ts: new LostError(message, remedy)',
    // What the domain controller or the scripts said: session-messages.ts.
    'directory/powershell/session.ts: new LostError(message, remedy || UNAVAILABLE_REMEDY)',
    "directory/powershell/session.ts: new UnavailableError(message, 'run the tool as an account th",
    'directory/write-until-known.ts: new LostError(outcome.message)',
    // limit-messages.ts.
    "run/limits.ts: new LimitError( `${shown === 'question' ? 'not confirmed, no",
    // The loss that ended the run.
    "workflow/apply.ts: new UnavailableError(last.message, 'what is left undone is d",
  ]
  it('has the text of each error: one that cannot be read must be named here, with the reason', () => {
    assert.deepEqual(all.unread, ELSEWHERE)
  })
  it('has what to do about each, but for an interrupted run', () => {
    const without = all.messages.filter(({ exitCode, remedy }) => remedy === null && exitCode !== 130)
    assert.deepEqual(without, [])
  })
  it('has the errors of every exit code that an error has', () => {
    assert.deepEqual([...new Set(all.messages.map(({ exitCode }) => exitCode))], [2, 3, 4, 7, 8, 130])
  })
  it('has the first errors of a newcomer, each with its own remedy', () => {
    const remedyOf = (message: string) => all.messages.find((one) => one.message === message)?.remedy
    assert.match(remedyOf('… was not found') ?? '', /^install PowerShell/)
    assert.equal(remedyOf('no command is given'), 'give one of: …')
    assert.match(remedyOf("PowerShell's execution policy forbids this tool's scripts: …") ?? '', /Set-ExecutionPolicy/)
    assert.match(
      remedyOf('… runs in constrained language mode, which forbids what this tool needs') ?? '',
      /WDAC or AppLocker/,
    )
    assert.equal(remedyOf('… and … are one file, …'), 'give each a file of its own; nothing was touched')
  })
  it('has what the scripts say about the ActiveDirectory module', () => {
    const said = sessionMessages(join(root, 'ps-scripts', 'AdUserSync.Session', 'Private'))
    assert.deepEqual(
      said.map(({ message }) => message),
      [
        'the ActiveDirectory module cannot be loaded: …',
        'the ActiveDirectory module is not installed',
        'the ActiveDirectory module was loaded through the Windows PowerShell compatibility layer, whose objects are copies',
      ],
    )
    assert.equal(
      said[1]?.remedy,
      'on Windows Server: Install-WindowsFeature RSAT-AD-PowerShell; on a Windows client: Add-WindowsCapability -Online -Name Rsat.ActiveDirectory.DS-LDS.Tools~~~~0.0.1.0',
    )
  })
  it('has what each limit says, with the option that lifts it', () => {
    assert.deepEqual(limitMessages()[0], {
      exitCode: 5,
      message: 'this run would deactivate … of … enabled managed users; the limit is …',
      remedy: 'look at it with --dry-run; if this is intended, run once with --allow-deactivations …',
    })
    assert.equal(limitMessages().length, 6)
  })
})
