/**
 * A Directory over a session that is only an object, which answers as a test says.
 */
import type { CallableSession } from '../../src/directory/powershell/answers.js'
import { PowerShellDirectory } from '../../src/directory/powershell/directory.js'
import { SERVER } from './support.js'

export interface Call {
  operation: string
  parameters: Record<string, unknown> & { items: Record<string, unknown>[] }
  secrets: readonly string[] | undefined
}

export const guid = (n: number): string => `00000000-0000-0000-0000-${n.toString(16).padStart(12, '0')}`
export const guids = (count: number): string[] => Array.from({ length: count }, (_, n) => guid(n))
export const entry = (n: number): object => ({
  dn: `s:CN=${n}`,
  guid: `g:${guid(n)}`,
  objectClass: 's:user',
  attributes: { cn: [`s:${n}`] },
})
export const allDone = ({ parameters }: Call): unknown => ({ items: parameters.items.map(() => ({ ok: true })) })

/**
 * A directory whose session answers with `answer`, and the calls that were made after the first.
 */
export async function openDirectory(answer: (call: Call, index: number) => unknown) {
  const calls: Call[] = []
  const progress: [number, number | null, string][] = []
  const session: CallableSession = {
    async call<T>(operation: string, parameters: object, secrets?: readonly string[]) {
      if (operation === 'Get-SyncServer') return SERVER as T
      const call = { operation, parameters, secrets } as Call
      calls.push(call)
      return answer(call, calls.length - 1) as T
    },
    close: async () => undefined,
  }
  const directory = await PowerShellDirectory.open(session, { onProgress: (...state) => progress.push(state) })
  directory.restrictTo('OU=managed,DC=x')
  return { directory, calls, progress }
}
