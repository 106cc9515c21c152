using System;
using System.Collections;
using System.Management.Automation;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>The parameters of Set-ADUser, as documented for Windows Server 2016.</summary>
    public sealed partial class SetADUser
    {
        [Parameter(ParameterSetName = "Identity")] public DateTime? AccountExpirationDate { get; set; }
        [Parameter(ParameterSetName = "Identity")] public bool? AccountNotDelegated { get; set; }
        [Parameter(ParameterSetName = "Identity")] public bool? AllowReversiblePasswordEncryption { get; set; }
        [Parameter(ParameterSetName = "Identity")] public ADAuthenticationPolicy AuthenticationPolicy { get; set; }
        [Parameter(ParameterSetName = "Identity")] public ADAuthenticationPolicySilo AuthenticationPolicySilo { get; set; }
        [Parameter(ParameterSetName = "Identity")] public bool? CannotChangePassword { get; set; }
        [Parameter(ParameterSetName = "Identity")] public Hashtable Certificates { get; set; }
        [Parameter(ParameterSetName = "Identity")] public bool? ChangePasswordAtLogon { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string City { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string Company { get; set; }
        [Parameter(ParameterSetName = "Identity")] public bool? CompoundIdentitySupported { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string Country { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string Department { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string Description { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string DisplayName { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string Division { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string EmailAddress { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string EmployeeID { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string EmployeeNumber { get; set; }
        [Parameter(ParameterSetName = "Identity")] public bool? Enabled { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string Fax { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string GivenName { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string HomeDirectory { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string HomeDrive { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string HomePage { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string HomePhone { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string Initials { get; set; }
        [Parameter(ParameterSetName = "Identity")] public ADKerberosEncryptionType? KerberosEncryptionType { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string LogonWorkstations { get; set; }
        [Parameter(ParameterSetName = "Identity")] public ADUser Manager { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string MobilePhone { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string Office { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string OfficePhone { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string Organization { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string OtherName { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string POBox { get; set; }
        [Parameter(ParameterSetName = "Identity")] public bool? PasswordNeverExpires { get; set; }
        [Parameter(ParameterSetName = "Identity")] public bool? PasswordNotRequired { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string PostalCode { get; set; }
        [Parameter(ParameterSetName = "Identity")] public ADPrincipal[] PrincipalsAllowedToDelegateToAccount { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string ProfilePath { get; set; }
        [Parameter] public string SamAccountName { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string ScriptPath { get; set; }
        [Parameter(ParameterSetName = "Identity")] public Hashtable ServicePrincipalNames { get; set; }
        [Parameter(ParameterSetName = "Identity")] public bool? SmartcardLogonRequired { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string State { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string StreetAddress { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string Surname { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string Title { get; set; }
        [Parameter(ParameterSetName = "Identity")] public bool? TrustedForDelegation { get; set; }
        [Parameter(ParameterSetName = "Identity")] public string UserPrincipalName { get; set; }
    }
}
