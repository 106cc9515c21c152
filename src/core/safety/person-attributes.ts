/**
 * The attributes that describe a person: an import takes them when its config names none. All
 * others of a user's 386 must be named.
 *
 * The first four are Active Directory's property sets (MS-ADTS 3.1.1.2.3.3), whose members are the
 * attributes with that attributeSecurityGUID (MS-ADA1, MS-ADA2, MS-ADA3). These are left out: names
 * of other objects (manager, assistant), attributes that route mail or identify somebody
 * (proxyAddresses, legacyExchangeDN, uid), certificates and keys, msDS-cloudExtensionAttribute1 to
 * 20, and attributes of the account rather than the person (codePage, adminDescription,
 * showInAdvancedViewOnly).
 */
import { attributeKey } from '../values/attribute-key.js'
const DESCRIPTIVE = {
  'Personal-Information': [
    ...['c', 'l', 'st', 'street', 'streetAddress', 'postalCode', 'postOfficeBox', 'postalAddress', 'homePostalAddress'],
    ...['registeredAddress', 'physicalDeliveryOfficeName', 'preferredDeliveryMethod', 'personalTitle', 'info'],
    ...['telephoneNumber', 'otherTelephone', 'mobile', 'otherMobile', 'homePhone', 'otherHomePhone'],
    ...['facsimileTelephoneNumber', 'otherFacsimileTelephoneNumber', 'ipPhone', 'otherIpPhone', 'pager', 'otherPager'],
    ...['telexNumber', 'primaryTelexNumber', 'teletexTerminalIdentifier', 'x121Address'],
    ...['internationalISDNNumber', 'primaryInternationalISDNNumber', 'thumbnailPhoto'],
  ],
  'Public-Information': [
    ...[
      'givenName',
      'sn',
      'initials',
      'displayNamePrintable',
      'title',
      'department',
      'company',
      'division',
      'description',
    ],
    ...['co', 'o', 'ou', 'mail', 'otherMailbox', 'notes', 'userPrincipalName'],
    ...['msDS-PhoneticFirstName', 'msDS-PhoneticLastName', 'msDS-PhoneticDisplayName'],
    ...['msDS-PhoneticDepartment', 'msDS-PhoneticCompanyName'],
  ],
  'General-Information': ['displayName', 'countryCode', 'comment'],
  'Web-Information': ['wWWHomePage', 'url'],
  /**
   * In no property set: the rest of inetOrgPerson (RFC 2798), and similar attributes of Active
   * Directory's own.
   */
  none: [
    ...['employeeID', 'employeeNumber', 'employeeType', 'middleName', 'generationQualifier', 'departmentNumber'],
    ...['roomNumber', 'carLicense', 'preferredLanguage', 'labeledURI', 'houseIdentifier', 'businessCategory'],
    ...['jpegPhoto', 'photo'],
  ],
}

/** Their LDAP display names. */
export const PERSON_ATTRIBUTES: readonly string[] = Object.values(DESCRIPTIVE).flat()

const KEYS = new Set(PERSON_ATTRIBUTES.map(attributeKey))

/** @param name LDAP display name, in any case */
export const describesPerson = (name: string): boolean => KEYS.has(attributeKey(name))
