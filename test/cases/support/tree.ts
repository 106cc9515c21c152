/**
 * OU=Hunt of a lab domain, which belongs to one case at a time; read and written by OpenLDAP's own
 * tools.
 */
import { spawn } from 'node:child_process'
import { labEnvironment } from '../../lab/domains.js'

export type Side = 'source' | 'target'
/** An object by its attributes' lower-case names. */
export type LdapObject = { dn: string } & { attributes: ReadonlyMap<string, readonly Buffer[]> }

const CONTAINERS = ['Managed', 'Groups', 'Others', 'People']
/** The tree-delete control (MS-ADTS 3.1.1.3.4.1.15). */
const TREE_DELETE = '!1.2.840.113556.1.4.805'
const [SUCCESS, NO_SUCH_OBJECT] = [0, 32]

/** Distinguished name of the tree. */
export function treeBase(side: Side): string {
  const lab = labEnvironment()
  return `OU=Hunt,${side === 'source' ? lab.LAB_SOURCE_BASE : lab.LAB_TARGET_BASE}`
}

/** Makes the tree anew: empty containers. */
export async function clearTree(side: Side): Promise<void> {
  await removeTree(side)
  const units = [treeBase(side), ...CONTAINERS.map((name) => `OU=${name},${treeBase(side)}`)]
  await applyLdif(side, units.map((dn) => `dn: ${dn}\nchangetype: add\nobjectClass: organizationalUnit\n`).join('\n'))
}

/** Removes the tree and all in it, if it is there. */
export async function removeTree(side: Side): Promise<void> {
  await ldapTool(side, 'ldapdelete', ['-e', TREE_DELETE, treeBase(side)], '', [SUCCESS, NO_SUCH_OBJECT])
}

/**
 * Applies every record of an LDIF (RFC 2849). @throws Error with what the domain controller refused
 */
export async function applyLdif(side: Side, ldif: string): Promise<void> {
  await ldapTool(side, 'ldapmodify', ['-c'], ldif, [SUCCESS])
}

/** All objects of the tree with these attributes. */
export async function readTree(side: Side, attributes: readonly string[]): Promise<LdapObject[]> {
  const options = ['-LLL', '-o', 'ldif-wrap=no', '-E', 'pr=500/noprompt', '-b', treeBase(side)]
  const found = await ldapTool(side, 'ldapsearch', [...options, '(objectClass=*)', ...attributes], '', [SUCCESS])
  return found
    .split('\n\n')
    .map((record) => record.split('\n').flatMap((line) => valueOf(line)))
    .filter((values) => values.some(({ name }) => name === 'dn'))
    .map((values) => {
      const byName = new Map<string, Buffer[]>()
      for (const { name, value } of values) byName.set(name, [...(byName.get(name) ?? []), value])
      return { dn: byName.get('dn')![0]!.toString(), attributes: byName }
    })
}

/** `name: text` or `name:: base64`. */
function valueOf(line: string): { name: string; value: Buffer }[] {
  const [, name, base64, text] = /^([^#:][^:]*):(:?) ?(.*)$/.exec(line) ?? []
  if (name === undefined || text === undefined) return []
  return [{ name: name.toLowerCase(), value: Buffer.from(text, base64 === ':' ? 'base64' : 'utf8') }]
}

async function ldapTool(
  side: Side,
  program: string,
  args: readonly string[],
  input: string,
  accepted: readonly number[],
): Promise<string> {
  const lab = labEnvironment()
  const [uri, bind] =
    side === 'source' ? [lab.LAB_SOURCE_URI, lab.LAB_SOURCE_BIND] : [lab.LAB_TARGET_URI, lab.LAB_TARGET_BIND]
  const child = spawn(program, ['-x', '-H', uri, '-D', bind, '-w', lab.LAB_PASSWORD, ...args])
  const output = { out: '', error: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.error += text))
  // A search ends without reading its input.
  child.stdin.on('error', () => undefined).end(input)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code === null || !accepted.includes(code)) throw new Error(`${program} ended with ${code}: ${output.error}`)
  return output.out
}
