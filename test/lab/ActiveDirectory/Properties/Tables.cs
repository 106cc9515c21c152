using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.ActiveDirectory.Management.Ldap;
using P = Microsoft.ActiveDirectory.Management.Properties.ExtendedProperty;

namespace Microsoft.ActiveDirectory.Management.Properties
{
    /// <summary>The documented default and extended properties, by class.</summary>
    internal static class Tables
    {
        public static readonly P[] Object =
        {
            P.Made("DistinguishedName", entry => entry.Dn), P.Text("Name", "name"), P.Typed("ObjectGUID", "objectGUID", entry => entry.Guid("objectGUID")),
            P.Typed("ObjectClass", "objectClass", entry => entry.Texts("objectClass").LastOrDefault()),
            P.Text("CanonicalName", "canonicalName"), P.Text("CN", "cn"), P.Text("Description", "description"), P.Text("DisplayName", "displayName"),
            P.Typed("Created", "whenCreated", entry => Time(entry, "whenCreated")), P.Typed("Modified", "whenChanged", entry => Time(entry, "whenChanged")),
            P.Typed("Deleted", "isDeleted", entry => entry.Has("isDeleted") ? entry.Text("isDeleted") == "TRUE" : null),
            P.Text("LastKnownParent", "lastKnownParent"), P.Text("ObjectCategory", "objectCategory"),
            P.Made("ProtectedFromAccidentalDeletion", Rights.IsProtected, "nTSecurityDescriptor"),
        };

        public static readonly P[] Principal =
        {
            P.Text("SamAccountName", "sAMAccountName"), P.Typed("SID", "objectSid", entry => entry.Sid("objectSid")),
            P.Text("HomePage", "wWWHomePage"), P.Texts("MemberOf", "memberOf"),
            new("SIDHistory", new[] { "sIDHistory" }, entry => entry.AllBytes("sIDHistory").Select(sid => new SecurityIdentifier(sid, 0)).ToArray(), true, "sIDHistory"),
        };

        public static readonly P[] Account =
        {
            P.Flag("Enabled", AccountControl.AccountDisable, true), P.Text("UserPrincipalName", "userPrincipalName"),
            P.Date("AccountExpirationDate", "accountExpires"), P.Date("AccountLockoutTime", "lockoutTime"),
            P.Flag("AccountNotDelegated", AccountControl.NotDelegated), P.Flag("AllowReversiblePasswordEncryption", AccountControl.EncryptedTextPasswordAllowed),
            P.Number("BadLogonCount", "badPwdCount"), P.Made("CannotChangePassword", Rights.CannotChangePassword, "nTSecurityDescriptor"),
            new("Certificates", new[] { "userCertificate" }, entry => entry.AllBytes("userCertificate"), true, "userCertificate"),
            P.Flag("DoesNotRequirePreAuth", AccountControl.DoesNotRequirePreAuth), P.Flag("HomedirRequired", AccountControl.HomedirRequired),
            P.Date("LastBadPasswordAttempt", "badPasswordTime"), P.Date("LastLogonDate", "lastLogonTimestamp"),
            P.Made("LockedOut", entry => (entry.Int(AccountFlags.Computed) & 0x10) != 0, AccountFlags.Computed),
            P.Flag("MNSLogonAccount", AccountControl.MnsLogonAccount),
            P.Made("PasswordExpired", entry => (entry.Int(AccountFlags.Computed) & (int)AccountControl.PasswordExpired) != 0, AccountFlags.Computed),
            P.Date("PasswordLastSet", "pwdLastSet"), P.Flag("PasswordNeverExpires", AccountControl.PasswordNeverExpires),
            P.Flag("PasswordNotRequired", AccountControl.PasswordNotRequired),
            P.Made("PrimaryGroup", PrimaryGroup, "primaryGroupID", "objectSid"), P.Texts("ServicePrincipalNames", "servicePrincipalName"),
            P.Flag("TrustedForDelegation", AccountControl.TrustedForDelegation), P.Flag("TrustedToAuthForDelegation", AccountControl.TrustedToAuthForDelegation),
            P.Flag("UseDESKeyOnly", AccountControl.UseDesKeyOnly),
        };

        /// <summary>The user parameters and properties that are another name of one attribute.</summary>
        public static readonly (string Name, string Attribute)[] UserText =
        {
            ("City", "l"), ("Company", "company"), ("Country", "c"), ("Department", "department"), ("Division", "division"), ("EmailAddress", "mail"),
            ("EmployeeID", "employeeID"), ("EmployeeNumber", "employeeNumber"), ("Fax", "facsimileTelephoneNumber"), ("GivenName", "givenName"),
            ("HomeDirectory", "homeDirectory"), ("HomeDrive", "homeDrive"), ("HomePhone", "homePhone"), ("Initials", "initials"),
            ("LogonWorkstations", "userWorkstations"), ("MobilePhone", "mobile"), ("Office", "physicalDeliveryOfficeName"), ("OfficePhone", "telephoneNumber"),
            ("Organization", "o"), ("OtherName", "middleName"), ("POBox", "postOfficeBox"), ("PostalCode", "postalCode"), ("ProfilePath", "profilePath"),
            ("ScriptPath", "scriptPath"), ("State", "st"), ("StreetAddress", "streetAddress"), ("Surname", "sn"), ("Title", "title"),
        };

        public static readonly P[] User = UserText.Select(pair => P.Text(pair.Name, pair.Attribute))
            .Concat(new[] { P.Text("Manager", "manager"), P.Flag("SmartcardLogonRequired", AccountControl.SmartcardRequired) }).ToArray();

        public static readonly P[] Group =
        {
            P.Made("GroupCategory", entry => GroupTypes.Category(entry.Int("groupType")), "groupType"),
            P.Made("GroupScope", entry => GroupTypes.Scope(entry.Int("groupType")), "groupType"),
            P.Text("ManagedBy", "managedBy"), P.Texts("Members", "member"),
        };

        public static readonly P[] Unit =
        {
            P.Text("City", "l"), P.Text("Country", "c"), P.Text("ManagedBy", "managedBy"), P.Text("PostalCode", "postalCode"), P.Text("State", "st"),
            P.Text("StreetAddress", "street"),
            new("LinkedGroupPolicyObjects", new[] { "gPLink" }, entry => (entry.Text("gPLink") ?? "").Split('[', StringSplitOptions.RemoveEmptyEntries)
                .Select(link => link.Split(';')[0].Replace("LDAP://", "")).ToArray(), true),
        };

        private static object Time(RawEntry entry, string name) => entry.Has(name) ? Values.Time(entry.Text(name)) : null;

        private static object PrimaryGroup(RawEntry entry)
        {
            if (!entry.Has("primaryGroupID")) return null;
            var sid = new SecurityIdentifier(entry.Sid("objectSid").AccountDomainSid.Value + "-" + entry.Text("primaryGroupID"));
            return entry.Session.DnOf(sid);
        }
    }

    /// <summary>groupType, [MS-ADTS] 2.2.12.</summary>
    internal static class GroupTypes
    {
        private const int Security = unchecked((int)0x80000000);
        public static ADGroupCategory Category(int type) => (type & Security) != 0 ? ADGroupCategory.Security : ADGroupCategory.Distribution;
        public static ADGroupScope Scope(int type) => (type & 2) != 0 ? ADGroupScope.Global : (type & 4) != 0 ? ADGroupScope.DomainLocal : ADGroupScope.Universal;
        public static int Value(ADGroupCategory category, ADGroupScope scope) =>
            (category == ADGroupCategory.Security ? Security : 0) | (scope == ADGroupScope.Global ? 2 : scope == ADGroupScope.DomainLocal ? 4 : 8);
    }

    /// <summary>The two properties that are entries of the DACL.</summary>
    internal static class Rights
    {
        public const string Everyone = "S-1-1-0", Self = "S-1-5-10";
        public const int ControlAccess = 0x100, DeleteAndTree = 0x10040;
        public static readonly Guid ChangePassword = new("ab721a53-1e2f-11d0-9819-00aa0040529b"); // User-Change-Password, [MS-ADTS] 5.1.3.2.1

        /// <summary>Either entry is enough, and so is an inherited one.</summary>
        public static object CannotChangePassword(RawEntry entry) => entry.Has("nTSecurityDescriptor")
            ? (object)(Read(entry).Denies(ControlAccess, ChangePassword, Everyone, inherited: true) || Read(entry).Denies(ControlAccess, ChangePassword, Self, inherited: true)) : null;

        public static object IsProtected(RawEntry entry) => entry.Has("nTSecurityDescriptor")
            ? (object)Read(entry).Denies(DeleteAndTree, Guid.Empty, Everyone) : null;

        public static ActiveDirectorySecurity Read(RawEntry entry) => new(entry.Bytes("nTSecurityDescriptor"));
    }
}
