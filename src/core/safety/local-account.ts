/**
 * Windows' own accounts for services, which a domain does not know (MS-DTYP 2.4.2.4, well-known
 * SIDs).
 */
const LOCAL_SERVICES: Readonly<Record<string, string>> = {
  'S-1-5-18': 'SYSTEM',
  'S-1-5-19': 'LOCAL SERVICE',
  'S-1-5-20': 'NETWORK SERVICE',
}

/**
 * A warning when the domain does not know the account that runs the tool; null for every other
 * account. The domain controller sees the computer's account or nobody, so the guards for the own
 * account and the advice about rights are about the wrong account.
 */
export function localAccountWarning(sid: string | null): { problem: string; remedy: string } | null {
  const name = LOCAL_SERVICES[sid ?? '']
  if (name === undefined) return null
  return {
    problem: `the tool runs as ${name}, and which account the domain controller sees cannot be told`,
    remedy: 'run it as a user or a group managed service account of the domain',
  }
}
