/**
 * A new kind must be given a place in every table: whoever forgets one gets an error of the
 * compiler. It is asked here, about a copy of the sources that has one more kind of each.
 */
import assert from 'node:assert/strict'
import { join, relative, sep } from 'node:path'
import { describe, it } from 'node:test'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '..', '..')
const SRC = join(ROOT, 'src')

/** What the copy has in place of a piece of a file. */
const NEW_KINDS = [
  { file: 'core/model.ts', text: 'CreateAction | UpdateAction', instead: "(Common & { type: 'new-action' }) | $&" },
  {
    file: 'core/model.ts',
    text: 'export type Approval =\n',
    instead: "$&  | (ApprovalCommon & { type: 'new-approval'; action: EnableAction })\n",
  },
  { file: 'process/output.ts', text: "'json' | 'text'", instead: "'new-format' | $&" },
  { file: 'core/safety/limit-kinds.ts', text: "'deactivations' | 'leaves'", instead: "'new-limit' | $&" },
]

function patchedSources(): Map<string, string> {
  const sources = new Map<string, string>()
  for (const { file, text, instead } of NEW_KINDS) {
    const path = join(SRC, file)
    const source = sources.get(path) ?? ts.sys.readFile(path)!
    assert.equal(source.split(text).length, 2, `${file} has once: ${text}`)
    sources.set(path, source.replace(text, instead))
  }
  return sources
}

/**
 * What the compiler says about the copy: where, as `file: what it points at`, and the whole
 * message.
 */
function errors(): { place: string; message: string }[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile) as { config: unknown }
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
  const host = ts.createCompilerHost(options)
  const sources = patchedSources()
  const readFile = host.readFile.bind(host)
  host.readFile = (path) => sources.get(join(path)) ?? readFile(path)
  const inSrc = fileNames.filter((path) => join(path).startsWith(SRC + sep))
  return ts.getPreEmitDiagnostics(ts.createProgram(inSrc, options, host)).map((found) => {
    const { file, start = 0, length = 0, messageText } = found
    const where = file === undefined ? '' : relative(SRC, file.fileName).split(sep).join('/')
    const what = file?.text.slice(start, start + length) ?? ''
    return { place: `${where}: ${what}`, message: ts.flattenDiagnosticMessageText(messageText, '\n') }
  })
}

describe('a kind that a table lacks does not compile', () => {
  const found = errors()
  const placesOf = (kind: string) =>
    found
      .filter(({ message }) => message.includes(`'${kind}'`) || message.includes(`"${kind}"`))
      .map(({ place }) => place)
      .sort()

  it('a kind of action', () =>
    assert.deepEqual(placesOf('new-action'), [
      'core/journal/changes.ts: RECORD',
      'core/journal/changes.ts: type',
      'core/journal/sentences.ts: DONE',
      'core/report/actions.ts: ACTIONS',
      'core/safety/limit-kinds.ts: LIMITED_BY',
      'core/undo/net-changes.ts: FOLD',
      'run/plan-text.ts: IN_SHORT',
      'workflow/perform.ts: PERFORM',
    ]))
  it('a kind of approval', () =>
    assert.deepEqual(placesOf('new-approval'), [
      // Until schemas/resolutions.schema.json has it.
      'core/decisions/resolution.ts: type',
      'core/report/approvals.ts: APPROVALS',
      'interactive/choices.ts: ACCEPT',
      'run/summary-rows.ts: type',
    ]))
  it('an output format', () => assert.deepEqual(placesOf('new-format'), ['process/output.ts: RENDER']))
  it('a limit', () =>
    assert.deepEqual(placesOf('new-limit'), ['config/load-settings.ts: limits', 'core/safety/limit-kinds.ts: LIMITS']))
  it('and nothing else is wrong with the copy', () =>
    assert.equal(found.length, 15, found.map(({ place }) => place).join('\n')))
})
