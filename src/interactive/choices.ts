/**
 * What can be done about an approval. A letter and Enter: no choice is made by Enter alone, so that nobody approves who only wants to
 * get on.
 */
import type { Approval, ApprovalType } from '../core/model.js'
import { APPROVALS } from '../core/report/approvals.js'
import { takeOverCandidate } from '../core/plan/resolve-name.js'
import type { Choice } from '../terminal/prompts.js'

export type Verdict =
  | 'generate'
  | 'generate-and-show'
  | 'type-password'
  | 'accept'
  | 'rename'
  | 'take-over'
  | 'reject'
  | 'skip'
  | 'accept-all'
  | 'reject-all'
  | 'skip-all'
  | 'list'
  | 'quit'

const choice = (key: string, name: string, value: Verdict): Choice<Verdict> => ({ key, name, value })

const ACCEPT: Readonly<Record<ApprovalType, readonly Choice<Verdict>[]>> = {
  enable: [
    choice('g', 'generate a passphrase and enable', 'generate'),
    choice('v', 'the same, and show the passphrase once', 'generate-and-show'),
    choice('t', 'type a password and enable', 'type-password'),
  ],
  join: [choice('a', 'accept: join the group', 'accept')],
  leave: [choice('a', 'accept: leave the group', 'accept')],
  disable: [choice('a', 'accept: deactivate', 'accept')],
  name: [
    choice('n', 'create under a new account name', 'rename'),
    choice('t', 'take over the account that has the name', 'take-over'),
  ],
}
/** Kinds that many can be accepted of at once: nothing is typed for them, and nobody gains rights. */
const ACCEPT_ALL: Partial<Record<ApprovalType, string>> = {
  enable: 'enable all %d with generated passphrases',
  leave: 'accept all %d of this kind',
  disable: 'accept all %d of this kind',
}

/** @param alike how many approvals of its kind are still open, itself among them */
export function choicesFor(approval: Approval, alike: number): Choice<Verdict>[] {
  const { type } = approval
  const canTakeOver = approval.type === 'name' && 'account' in takeOverCandidate(approval)
  const acceptAll = ACCEPT_ALL[type]
  return [
    ...ACCEPT[type].filter(({ value }) => value !== 'take-over' || canTakeOver),
    choice('r', `reject: ${APPROVALS[type].rejected}, and do not ask again`, 'reject'),
    choice('s', 'skip: ask again in the next run', 'skip'),
    ...(alike < 2
      ? []
      : [
          ...(acceptAll === undefined ? [] : [choice('aa', acceptAll.replace('%d', String(alike)), 'accept-all')]),
          choice('ra', `reject all ${alike} of this kind`, 'reject-all'),
          choice('sa', `skip all ${alike} of this kind`, 'skip-all'),
        ]),
    choice('l', 'back to the list', 'list'),
    choice('q', 'quit: the rest is asked again in the next run', 'quit'),
  ]
}
