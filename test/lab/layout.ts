import { join, resolve } from 'node:path'

/** The repository's root folder. */
export const root = resolve(import.meta.dirname, '../..')

/**
 * Where everything of this lab lives; a second lab beside the first one needs another folder and
 * another subnet.
 */
const labFolder = resolve(process.env['LAB_DIR'] ?? join(root, '.lab'))

/** Where the provisioned domains are kept that fresh ones are copied from; labs can share it. */
export const templateFolder = resolve(process.env['LAB_TEMPLATE'] ?? join(root, '.lab', 'template'))

/** The first three numbers of the loopback addresses of this lab's domain controllers. */
export const subnet = process.env['LAB_SUBNET'] ?? '127.0.0'

/**
 * The password of both domains' administrators. It guards nothing: the domains listen on loopback
 * only.
 */
export const administratorPassword = 'Passw0rd.Adm1n'

/** A path inside the lab's folder. */
export function labPath(...parts: string[]): string {
  return join(labFolder, ...parts)
}
