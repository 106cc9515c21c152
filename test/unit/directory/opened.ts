/** A directory over a domain in memory, whose connection is lost as the test says. */
import type { Attempts } from '../../../src/directory/attempts.js'
import { ReconnectingDirectory } from '../../../src/directory/reconnecting-directory.js'
import { MANAGED, type MemoryDomain } from './memory-domain.js'
import { connectTo } from './memory-session.js'

export const QUERY = { searchBase: MANAGED, scope: 'Subtree', filter: '(cn=*)', properties: [] } as const
export const enabling = (guid: string) => ({
  guid,
  password: 'p',
  mustChangePassword: false,
  cannotChangePassword: false,
})

/**
 * A directory whose losses are met with these answers, in order: again, or give up; then always
 * again.
 */
export async function opened(domain: MemoryDomain, ...answers: (boolean | (() => boolean | Promise<boolean>))[]) {
  const told: string[] = []
  const losses: string[] = []
  const sessions: number[] = []
  const attempts: Attempts = {
    again: async ({ message }) => {
      losses.push(message)
      const answer = answers.shift() ?? true
      return typeof answer === 'boolean' ? answer : answer()
    },
  }
  const directory = await ReconnectingDirectory.open({
    connect: connectTo(domain),
    attempts: () => attempts,
    onSession: ({ powershell }) => sessions.push(powershell.processId),
    tell: (sentence) => told.push(sentence),
  })
  directory.restrictTo(MANAGED)
  return { directory, told, losses, sessions }
}
