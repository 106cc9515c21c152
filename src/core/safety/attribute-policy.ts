/**
 * Which attributes of a users file may be written at all. The deny list is code, not configuration: a file from the other side must not
 * be able to grant rights, change who somebody is, or have code run at logon.
 */
import type { AttributeSchema } from '../values/attribute-schema.js'
import { describesPerson } from './person-attributes.js'

const PASSWORDS_AND_CONTROL = [
  'userAccountControl',
  'unicodePwd',
  'userPassword',
  'clearTextPassword',
  'dBCSPwd',
  'ntPwdHistory',
  'lmPwdHistory',
  'supplementalCredentials',
  'unixUserPassword',
  'msSFU30Password',
  'msDS-ManagedPassword',
  'msPKIAccountCredentials',
  'msPKIDPAPIMasterKeys',
  'msPKI-CredentialRoamingTokens',
  'msPKIRoamingTimeStamp',
  'pwdLastSet',
  'lockoutTime',
  'accountExpires',
  'logonHours',
  'userWorkstations',
  'logonWorkstation',
  'otherLoginWorkstations',
  'shadowExpire',
  'shadowFlag',
  'shadowInactive',
  'shadowLastChange',
  'shadowMax',
  'shadowMin',
  'shadowWarning',
]
const IDENTITY = [
  'objectSid',
  'sIDHistory',
  'objectGUID',
  'objectClass',
  'objectCategory',
  'sAMAccountName',
  'sAMAccountType',
  'cn',
  'name',
  'distinguishedName',
  'primaryGroupID',
  'uidNumber',
  'gidNumber',
  'altSecurityIdentities',
  'servicePrincipalName',
  'userCertificate',
  'userSMIMECertificate',
  'msDS-KeyCredentialLink',
  'msDS-ExternalKey',
  'msDS-SourceAnchor',
  // Which account of the cloud this is, and who has authority over it; `User_` in adminDescription hides it from Entra Connect.
  'msDS-ExternalDirectoryObjectId',
  'msDS-ObjectSoa',
  'adminDescription',
  'userPKCS12',
  'isCriticalSystemObject',
  'mS-DS-ConsistencyGuid',
  'userCert',
  'attributeCertificateAttribute',
  'mSMQSignCertificates',
  'mSMQSignCertificatesMig',
  'mSMQDigests',
  'mSMQDigestsMig',
  'msDRM-IdentityCertificate',
  'msSFU30UidNumber',
  'msSFU30GidNumber',
  'msSFU30Name',
  'msSFU30NisDomain',
  'securityIdentifier',
  'rid',
]
const RIGHTS = [
  'adminCount',
  'nTSecurityDescriptor',
  'member',
  'memberOf',
  'msDS-AllowedToDelegateTo',
  'msDS-AllowedToActOnBehalfOfOtherIdentity',
  'msDS-SupportedEncryptionTypes',
  'msDS-AssignedAuthNPolicy',
  'msDS-AssignedAuthNPolicySilo',
  'msDS-AuthNPolicySiloMembers',
  'msDS-UserAuthNPolicy',
  'msDS-User-Account-Control-Computed',
  'msDS-UserAllowedToAuthenticateTo',
  'msDS-UserAllowedToAuthenticateFrom',
  'msDS-PSOApplied',
  'msDS-ResultantPSO',
  'msDS-SecondaryKrbTgtNumber',
  'msDS-GroupMSAMembership',
  'msDS-HostServiceAccount',
  'msDS-Cached-Membership',
  'msDS-Cached-Membership-Time-Stamp',
  'groupMembershipSAM',
  'groupsToIgnore',
  'controlAccessRights',
  'operatorCount',
  // Dial-in and remote desktop: who may connect, from where, into which network, and who may watch.
  'msNPAllowDialin',
  'msNPCallingStationID',
  'msNPSavedCallingStationID',
  'msRADIUSServiceType',
  'msRADIUSCallbackNumber',
  'msRADIUSFramedIPAddress',
  'msRADIUSFramedRoute',
  'msRADIUS-FramedInterfaceId',
  'msRADIUS-FramedIpv6Prefix',
  'msRADIUS-FramedIpv6Route',
  'msRADIUS-SavedFramedInterfaceId',
  'msRADIUS-SavedFramedIpv6Prefix',
  'msRADIUS-SavedFramedIpv6Route',
  'msRASSavedCallbackNumber',
  'msRASSavedFramedIPAddress',
  'msRASSavedFramedRoute',
  'msTSAllowLogon',
  'msTSRemoteControl',
]
const EXECUTION = [
  'scriptPath',
  'profilePath',
  'homeDirectory',
  'homeDrive',
  'userParameters',
  'unixHomeDirectory',
  'loginShell',
  'msSFU30HomeDirectory',
  'msSFU30LoginShell',
  'msIIS-FTPRoot',
  'msIIS-FTPDir',
  'msTSHomeDirectory',
  'msTSHomeDrive',
  'msTSProfilePath',
  'msTSInitialProgram',
  'msTSWorkDirectory',
  'terminalServer',
  'desktopProfile',
  'userSharedFolder',
  // Where Work Folders of the user synchronise to.
  'msDS-SyncServerUrl',
  'userSharedFolderOther',
]
/** "This value is set by the system", though the schema does not call them system-only: learn.microsoft.com/windows/win32/adschema/a-badpwdcount. */
const KEPT_BY_THE_SYSTEM = [
  'badPasswordTime',
  'badPwdCount',
  'lastLogoff',
  'lastLogon',
  'lastLogonTimestamp',
  'logonCount',
]
const DENIED = new Set(
  [...PASSWORDS_AND_CONTROL, ...IDENTITY, ...RIGHTS, ...EXECUTION, ...KEPT_BY_THE_SYSTEM].map((name) =>
    name.toLowerCase(),
  ),
)

/** The part of the import settings that says what is taken from a file. */
export interface AttributeRules {
  anchorAttribute: string | null
  /** Names of all attributes to take; null: those that describe a person. */
  attributes: readonly string[] | null
}

/** Why an attribute of the file is not written, as the end of the sentence "it …"; null when it may be. */
export function whyDropped(name: string, schema: AttributeSchema | undefined, rules: AttributeRules): string | null {
  const key = name.toLowerCase()
  const named = rules.attributes?.some((other) => other.toLowerCase() === key)
  if (DENIED.has(key)) return 'is never taken from a file'
  if (key === rules.anchorAttribute?.toLowerCase()) return 'is the anchor attribute'
  if (named === false) return 'is not in the attributes of the import config'
  if (schema === undefined) return "is not in the target's schema"
  if (schema.systemOnly) return 'can be written by the system only'
  if (schema.linked || schema.kind === 'dn') return 'names another object (a DN), which means nothing in this domain'
  if (schema.kind === 'sid' || schema.kind === 'other') return 'has a syntax that is not carried over'
  return named === undefined && !describesPerson(key) ? `describes no person: ${NAME_IT}` : null
}

const NAME_IT = 'to take it, name it in attributes of the import config, and all others that are to be taken with it'

/** The attributes of the schema that may be written. What is dropped is not read either: tokenGroups of many users at once is an error. */
export function takenAttributes(
  schema: ReadonlyMap<string, AttributeSchema>,
  rules: AttributeRules,
): AttributeSchema[] {
  return [...schema.values()].filter((attribute) => whyDropped(attribute.name, attribute, rules) === null)
}
