/**
 * Reads expected.txt, one statement a line, and checks it:
 *   # the first comment is the title
 *   run 2: exit 0                         run 2: again exit 0            run 2: again not checked
 *   run 2: renamed = A | B                (also created, updated, enabled, disabled; joined and
 *   left as `A (Group)`)
 *   run 2: failed = update A              run 2: asks = enable A | join A G
 *   run 2: log has TEXT                   run 2: log lacks TEXT
 *   export 1: exit 0                      export 1: users = 3
 *   object COMMON NAME or DN              no object COMMON NAME or DN
 *     attribute = value or ["a", "b"]     attribute not value   attribute absent   attribute base64
 *     VALUE
 */
import assert from 'node:assert/strict'
import type { Summary } from '../../../src/core/report/summary.js'
import type { Ran } from '../../e2e/support/cli.js'
import type { CaseResult } from './run-case.js'
import { readTree, type LdapObject } from './tree.js'

/** The first comment: what the case is about. */
export function titleOf(expected: string): string {
  return /^# *(.*)$/m.exec(expected)?.[1] ?? 'has no title'
}

/**
 * Checks every statement against what the runs did and what is in the target now. @throws
 * AssertionError naming the statement
 */
export async function checkExpected(expected: string, result: CaseResult): Promise<void> {
  const lines = expected.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  for (const [n, { changedAgain }] of result.imports) {
    if (lines.includes(`run ${n}: again not checked`)) continue
    assert.deepEqual(changedAgain, [], `run ${n} again changes nothing`)
  }
  const objects = await readTree('target', ['*', 'msDS-cloudExtensionAttribute1'])
  let object: LdapObject | undefined
  for (const line of lines) {
    const [, kind, n, statement] = /^(run|export) (\d+): (.*)$/.exec(line) ?? []
    const [, no, name] = /^(no )?object (.*)$/.exec(line) ?? []
    if (kind === 'run') checkRun(line, statement!, result.imports.get(Number(n)))
    else if (kind === 'export') checkExport(line, statement!, result.exports.get(Number(n)))
    else if (name !== undefined) {
      object = objects.find((candidate) => isNamed(candidate, text(name)))
      assert.equal(object === undefined, no !== undefined, `${line}; there is: ${namesOf(objects)}`)
    } else checkAttribute(line, object)
  }
}

type Run = NonNullable<ReturnType<CaseResult['imports']['get']>>
type NameList = 'created' | 'updated' | 'renamed' | 'enabled' | 'disabled'

function checkRun(line: string, statement: string, run: Run | undefined): void {
  assert.ok(run, `${line}: there was no such run`)
  const { stderr } = run.run
  const [subject = '', rest = ''] = split(statement)
  const is = (got: unknown, want: unknown) => assert.deepEqual(got, want, `${line}\n${stderr}`)
  if (subject === 'exit') return is(run.run.code, Number(rest))
  if (statement.startsWith('again exit ')) return is(run.again.code, Number(statement.slice('again exit '.length)))
  if (statement === 'again not checked') return
  if (statement.startsWith('log has ')) return assert.ok(stderr.includes(statement.slice('log has '.length)), stderr)
  if (statement.startsWith('log lacks '))
    return assert.ok(!stderr.includes(statement.slice('log lacks '.length)), stderr)
  const summary = run.run.summary
  const want = listed(rest.replace(/^= ?/, ''))
  if (subject === 'joined' || subject === 'left')
    return is(
      summary[subject].map((m) => `${m.user} (${m.group})`),
      want,
    )
  if (subject === 'failed')
    return is(
      summary.failed.map(({ action, user }) => `${action} ${user}`),
      want,
    )
  if (subject === 'asks') return is(asked(summary), want)
  assert.ok(['created', 'updated', 'renamed', 'enabled', 'disabled'].includes(subject), `not understood: ${line}`)
  is(summary[subject as NameList], want)
}

function checkExport(line: string, statement: string, run: Ran | undefined): void {
  assert.ok(run, `${line}: there was no such export`)
  const [subject, rest = ''] = split(statement)
  assert.equal(subject, 'exit', `not understood: ${line}`)
  assert.equal(run.code, Number(rest), `${line}\n${run.stderr}`)
}

function checkAttribute(line: string, object: LdapObject | undefined): void {
  const [, name, relation, value = ''] = /^ {2}(\S+) (=|not|absent|base64) ?(.*)$/.exec(line) ?? []
  assert.ok(name !== undefined && object !== undefined, `not understood: ${line}`)
  const values = name === 'dn' ? [Buffer.from(object.dn)] : (object.attributes.get(name.toLowerCase()) ?? [])
  const texts = values.map(String).sort()
  if (relation === 'absent') assert.deepEqual(texts, [], line)
  else if (relation === 'not') assert.ok(!texts.includes(text(value)), line)
  else if (relation === 'base64')
    assert.deepEqual(
      values.map((bytes) => bytes.toString('base64')),
      [value],
      line,
    )
  else assert.deepEqual(texts, value.startsWith('[') ? (JSON.parse(value) as string[]).sort() : [text(value)], line)
}

const split = (statement: string): string[] => /^(\S+) ?(.*)$/.exec(statement)?.slice(1) ?? []
/** A value stands for itself, or as JSON in double quotes. */
const text = (value: string): string => (value.startsWith('"') ? (JSON.parse(value) as string) : value)
const isNamed = ({ dn, attributes }: LdapObject, name: string): boolean =>
  name.includes(',OU=Hunt') ? dn === name : String(attributes.get('cn')?.[0]) === name
const namesOf = (objects: readonly LdapObject[]): string => objects.map(({ dn }) => dn).join(' | ')
const asked = ({ required_interactions }: Summary): string[] =>
  required_interactions.map(({ type, user, group }) => [type, user, group].filter(Boolean).join(' ')).sort()

function listed(list: string): string[] {
  if (list.trim() === '') return []
  if (list.trim().startsWith('[')) return JSON.parse(list) as string[]
  return list.split(' | ').map((item) => text(item.trim()))
}
