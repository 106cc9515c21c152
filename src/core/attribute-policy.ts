/**
 * Which attributes of a users file may be written at all. The deny list is code, not configuration: a file from the other side must not
 * be able to grant rights, change who somebody is, or have code run at logon.
 */
import type { AttributeSchema } from './attribute-schema.js'

const PASSWORDS_AND_CONTROL = [
  'userAccountControl', 'unicodePwd', 'userPassword', 'clearTextPassword', 'dBCSPwd', 'ntPwdHistory', 'lmPwdHistory', 'supplementalCredentials',
  'unixUserPassword', 'msSFU30Password', 'msDS-ManagedPassword', 'msPKIAccountCredentials', 'msPKIDPAPIMasterKeys',
  'pwdLastSet', 'lockoutTime', 'accountExpires', 'logonHours', 'userWorkstations',
]
const IDENTITY = [
  'objectSid', 'sIDHistory', 'objectGUID', 'objectClass', 'objectCategory', 'sAMAccountName', 'sAMAccountType', 'cn', 'name', 'distinguishedName',
  'primaryGroupID', 'uidNumber', 'gidNumber', 'altSecurityIdentities', 'servicePrincipalName', 'userCertificate', 'userSMIMECertificate',
  'msDS-KeyCredentialLink', 'msDS-ExternalKey', 'msDS-SourceAnchor', 'userPKCS12', 'isCriticalSystemObject', 'mS-DS-ConsistencyGuid',
  'msSFU30UidNumber', 'msSFU30GidNumber',
]
const RIGHTS = [
  'adminCount', 'nTSecurityDescriptor', 'member', 'memberOf', 'msDS-AllowedToDelegateTo', 'msDS-AllowedToActOnBehalfOfOtherIdentity',
  'msDS-SupportedEncryptionTypes', 'msDS-AssignedAuthNPolicy', 'msDS-AssignedAuthNPolicySilo', 'msDS-AuthNPolicySiloMembers',
  'msDS-UserAuthNPolicy', 'msDS-User-Account-Control-Computed', 'msDS-UserAllowedToAuthenticateTo', 'msDS-UserAllowedToAuthenticateFrom',
  'msDS-PSOApplied', 'msDS-ResultantPSO', 'msDS-SecondaryKrbTgtNumber', 'msDS-GroupMSAMembership', 'msDS-HostServiceAccount',
]
const EXECUTION = [
  'scriptPath', 'profilePath', 'homeDirectory', 'homeDrive', 'userParameters', 'unixHomeDirectory', 'loginShell',
  'msSFU30HomeDirectory', 'msSFU30LoginShell', 'msIIS-FTPRoot', 'msIIS-FTPDir', 'msTSHomeDirectory',
  'msTSHomeDrive', 'msTSProfilePath', 'msTSInitialProgram', 'msTSWorkDirectory', 'terminalServer', 'msRADIUSServiceType', 'msNPAllowDialin',
]
const DENIED = new Set([...PASSWORDS_AND_CONTROL, ...IDENTITY, ...RIGHTS, ...EXECUTION].map((name) => name.toLowerCase()))

/** Why an attribute of the file is not written; null when it may be. */
export function whyDropped(
  name: string,
  schema: AttributeSchema | undefined,
  anchorAttribute: string | null,
  allowed: ReadonlySet<string> | null,
): string | null {
  const key = name.toLowerCase()
  if (DENIED.has(key)) return 'is never taken from a file'
  if (key === anchorAttribute?.toLowerCase()) return 'is the anchor attribute'
  if (allowed !== null && !allowed.has(key)) return 'is not in the attributes of the import config'
  if (schema === undefined) return "is not in the target's schema"
  if (schema.systemOnly) return 'can be written by the system only'
  if (schema.linked || schema.kind === 'dn') return 'names another object (a DN), which means nothing in this domain'
  if (schema.kind === 'sid' || schema.kind === 'other') return 'has a syntax that is not carried over'
  return null
}
