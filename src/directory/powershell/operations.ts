/**
 * The operations of the AdUserSync.Session module: the functions of
 * ps-scripts/AdUserSync.Session/Operations. Their results are the definitions of the same names in
 * schemas/powershell-response.schema.json (test/powershell/operations.test.ts compares the three).
 */
export const OPERATIONS = [
  'Add-SyncGroupMember',
  'Disable-SyncUser',
  'Enable-SyncUser',
  'Find-SyncObject',
  'Get-SyncModule',
  'Get-SyncPasswordPolicy',
  'Get-SyncServer',
  'Get-SyncSession',
  'Get-SyncUserVersion',
  'Move-SyncUser',
  'New-SyncUser',
  'Read-SyncPage',
  'Remove-SyncGroupMember',
  'Rename-SyncUser',
  'Resume-SyncUser',
  'Set-SyncUser',
  'Write-SyncEvent',
] as const

export type Operation = (typeof OPERATIONS)[number]

/** What those that take long do, for whoever waits. */
export const STAGES = {
  'Find-SyncObject': 'reading',
  'New-SyncUser': 'creating',
  'Set-SyncUser': 'updating',
  'Rename-SyncUser': 'renaming',
  'Disable-SyncUser': 'disabling',
  'Enable-SyncUser': 'enabling',
  'Resume-SyncUser': 'enabling',
  'Move-SyncUser': 'taking over',
  'Add-SyncGroupMember': 'joining',
  'Remove-SyncGroupMember': 'leaving',
} as const satisfies Partial<Record<Operation, string>>

/** Whether an operation leaves the directory as it is, by its verb. */
export const isRead = (operation: string): boolean => /^(Get|Find|Read)-/.test(operation)
