/** Windows' own accounts for services, which mean nothing to a domain (MS-DTYP 2.4.2.4, well-known SIDs). */
const LOCAL_SERVICES: Readonly<Record<string, string>> = {
  'S-1-5-18': 'SYSTEM',
  'S-1-5-19': 'LOCAL SERVICE',
  'S-1-5-20': 'NETWORK SERVICE',
}

/**
 * What to say of the account that runs the tool when the domain does not know it: the domain controller sees the computer's account or nobody,
 * so neither the guards for the own account nor the advice about rights mean the right one. Null for every other account.
 */
export function localAccountWarning(sid: string | null): { problem: string; remedy: string } | null {
  const name = LOCAL_SERVICES[sid ?? '']
  if (name === undefined) return null
  return {
    problem: `the tool runs as ${name}, and which account the domain controller sees cannot be told`,
    remedy: 'run it as a user or a group managed service account of the domain',
  }
}
