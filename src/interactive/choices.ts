/**
 * The choices about an approval: a letter, then Enter. Enter alone chooses nothing, so that nobody
 * approves by accident.
 */
import type { Approval, ApprovalType } from '../core/model.js'
import { APPROVALS, severalOf } from '../core/report/approvals.js'
import { takeOverCandidate } from '../core/plan/resolve-name.js'
import type { Choice } from '../terminal/choices.js'

export type SessionCommand =
  | 'keep-password'
  | 'generate'
  | 'generate-and-show'
  | 'type-password'
  | 'accept'
  | 'accept-some'
  | 'rename'
  | 'new-principal'
  | 'take-over'
  | 'reject'
  | 'skip'
  | 'keep-all-passwords'
  | 'accept-all'
  | 'reject-all'
  | 'skip-all'
  | 'list'
  | 'quit'

const choice = (key: string, name: string, value: SessionCommand): Choice<SessionCommand> => ({ key, name, value })

interface Accepting {
  choices: readonly Choice<SessionCommand>[]
  /**
   * The choice that accepts many at once, `%d` of them; null when each needs an input, or when
   * users gain rights.
   */
  all: string | null
  /** The choice that shows all of one group to pick from; null: there is none. */
  some?: string
}

/** How each kind is accepted. A kind that is missing here does not compile. */
const ACCEPT: { readonly [T in ApprovalType]: Accepting } = {
  enable: {
    choices: [
      choice('k', 'enable with the password it has', 'keep-password'),
      choice('g', 'generate a passphrase and enable', 'generate'),
      choice('v', 'the same, and show the passphrase once', 'generate-and-show'),
      choice('t', 'type a password and enable', 'type-password'),
    ],
    all: 'all %d, with generated passphrases',
  },
  join: {
    choices: [choice('a', 'accept: join the group', 'accept')],
    all: null,
    some: 'several at once: pick from the %d',
  },
  leave: { choices: [choice('a', 'accept: leave the group', 'accept')], all: 'accept all %d' },
  disable: { choices: [choice('a', 'accept: deactivate', 'accept')], all: 'accept all %d' },
  name: {
    choices: [
      choice('u', 'create with another userPrincipalName', 'new-principal'),
      choice('n', 'create under a new account name', 'rename'),
      choice('t', 'take over the account that has the name', 'take-over'),
    ],
    all: null,
  },
}

/** Whether its account may come back with the password that it has. */
export const keepsPassword = (approval: Approval): boolean => approval.type === 'enable' && 'state' in approval.kept

/** Choices that not every approval of their kind has. */
const POSSIBLE: { readonly [V in SessionCommand]?: (approval: Approval) => boolean } = {
  'take-over': (approval) => approval.type === 'name' && 'account' in takeOverCandidate(approval),
  'new-principal': (approval) => approval.type === 'name' && approval.newPrincipalHelps,
  'keep-password': keepsPassword,
}

/** @param alike the open approvals of its kind, about its group, itself included */
export function choicesFor(approval: Approval, alike: readonly Approval[]): Choice<SessionCommand>[] {
  const { type } = approval
  const { choices, all, some } = ACCEPT[type]
  const keeping = alike.filter(keepsPassword).length
  return [
    ...choices.filter(({ value }) => POSSIBLE[value]?.(approval) ?? true),
    choice('r', `reject: ${APPROVALS[type].rejected}, and do not ask again`, 'reject'),
    choice('s', 'skip: ask again in the next run', 'skip'),
    ...(alike.length < 2
      ? []
      : [
          ...(keeping < 2
            ? []
            : [choice('ak', `the ${keeping} of them that can keep the password they have`, 'keep-all-passwords')]),
          ...(some === undefined ? [] : [choice('m', `${some.replace('%d', severalOf(alike))}`, 'accept-some')]),
          ...(all === null ? [] : [choice('aa', all.replace('%d', severalOf(alike)), 'accept-all')]),
          choice('ra', `reject all ${severalOf(alike)}`, 'reject-all'),
          choice('sa', `skip all ${severalOf(alike)}`, 'skip-all'),
        ]),
    choice('l', 'list all that wait, and pick one', 'list'),
    choice('q', 'quit: the rest is asked again in the next run', 'quit'),
  ]
}
