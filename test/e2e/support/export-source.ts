/**
 * What the tests of `export` share: users and groups in a container of the lab's source domain, and
 * a folder for config and users file.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { Client, Control } from 'ldapts'
import { escapeRdnValue } from '../../../src/core/names/distinguished-name.js'
import { readUsersFile } from '../../../src/core/users-file/read.js'
import { labEnvironment } from '../../lab/domains.js'
import { adUserSync } from './cli.js'
import { randomWord } from './random-word.js'

const lab = labEnvironment()
export const id = randomWord('x')
export const base = `OU=${id},${lab.LAB_SOURCE_BASE}`
export const people = `OU=People,${base}`
export const groups = `OU=Groups,${base}`
export const ANN = 'Müller, Ann "x" + <1>'
const TREE_DELETE = '1.2.840.113556.1.4.805' // MS-ADTS 3.1.1.3.4.1.15
export const ldap = new Client({ url: lab.LAB_SOURCE_URI })
export const folder = mkdtempSync(join(tmpdir(), 'export-'))
export const file = join(folder, 'users.json')

export const add = (dn: string, objectClass: string, more: Record<string, string | string[] | Buffer> = {}) =>
  ldap.add(dn, { objectClass, ...more })
const addUser = (
  name: string,
  account: string,
  container: string,
  more: Record<string, string | string[] | Buffer> = {},
) =>
  add(`CN=${escapeRdnValue(name)},${container}`, 'user', {
    sAMAccountName: `${id}.${account}`,
    userAccountControl: '514',
    ...more,
  })

/** For a test file: the objects are there before its tests, and gone afterwards. */
export function useExportSource(): void {
  before(async () => {
    await ldap.bind(lab.LAB_SOURCE_BIND, lab.LAB_PASSWORD)
    for (const dn of [base, people, groups, `OU=R\\, D,${people}`]) await add(dn, 'organizationalUnit')
    await addUser(ANN, 'b', `OU=R\\, D,${people}`, {
      userAccountControl: '544',
      accountExpires: '134398512000000000',
      otherTelephone: ['2', '10'],
      description: 'one',
      employeeType: '李 😀',
      thumbnailPhoto: Buffer.from([0, 255]),
    })
    await addUser(' outer ', 'a', people)
    await addUser('Nobody', 'c', people)
    await add(`CN=A computer,${people}`, 'computer', { sAMAccountName: `${id}$` })
    await add(`CN=Inner,${groups}`, 'group', { sAMAccountName: `${id} inner`, member: `CN=\\ outer\\ ,${people}` })
    await add(`CN=Sales\\, EU,${groups}`, 'group', {
      sAMAccountName: `${id} sales`,
      member: [`CN=Inner,${groups}`, `CN=${escapeRdnValue(ANN)},OU=R\\, D,${people}`],
    })
  })
  after(async () => {
    await ldap.del(base, new Control(TREE_DELETE, { critical: true }))
    await ldap.unbind()
    rmSync(folder, { recursive: true })
  })
}

/**
 * Runs it to the end that is expected: standard output, and what the log says on standard error.
 */
export async function run(
  config: object,
  options: { hmac?: string; output?: 'json' | 'text' } = {},
  exitCode = 0,
): Promise<{ stdout: string; log: string[] }> {
  writeFileSync(
    join(folder, 'export-config.json'),
    JSON.stringify({ server: 'source.test', user_path: people, group_path: groups, export_file: file, ...config }),
  )
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  const { stdout, stderr, code } = await adUserSync(['export', ...args], { cwd: folder })
  assert.equal(code, exitCode, stderr)
  const lines = stderr.trimEnd().split('\n')
  return { stdout, log: lines.map((line) => line.split(' | ').slice(3).join(' | ')) }
}

/** As it stands there, also in a file that ends in a MAC. */
export const exportedAt = (): string => /"timestamp": "([^"]+)"/.exec(readFileSync(file, 'utf8'))![1]!
export const exported = () => readUsersFile(readFileSync(file), null).people
