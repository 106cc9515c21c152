using System;
using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>The parameters of New-ADUser, as documented for Windows Server 2016.</summary>
    public sealed partial class NewADUser
    {
        [Parameter(ValueFromPipelineByPropertyName = true)] public DateTime? AccountExpirationDate { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public bool? AccountNotDelegated { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public SecureString AccountPassword { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public bool? AllowReversiblePasswordEncryption { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public ADAuthenticationPolicy AuthenticationPolicy { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public ADAuthenticationPolicySilo AuthenticationPolicySilo { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public bool? CannotChangePassword { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public X509Certificate[] Certificates { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public bool? ChangePasswordAtLogon { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string City { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Company { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public bool? CompoundIdentitySupported { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Country { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Department { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Description { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string DisplayName { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Division { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string EmailAddress { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string EmployeeID { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string EmployeeNumber { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public bool? Enabled { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Fax { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string GivenName { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string HomeDirectory { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string HomeDrive { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string HomePage { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string HomePhone { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Initials { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public ADKerberosEncryptionType? KerberosEncryptionType { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string LogonWorkstations { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public ADUser Manager { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string MobilePhone { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Office { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string OfficePhone { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Organization { get; set; }
        [Parameter] [ValidateNotNullOrEmpty] public Hashtable OtherAttributes { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string OtherName { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string POBox { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public bool? PasswordNeverExpires { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public bool? PasswordNotRequired { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Path { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string PostalCode { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public ADPrincipal[] PrincipalsAllowedToDelegateToAccount { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string ProfilePath { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string SamAccountName { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string ScriptPath { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string[] ServicePrincipalNames { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public bool? SmartcardLogonRequired { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string State { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string StreetAddress { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Surname { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Title { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public bool? TrustedForDelegation { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string Type { get; set; }
        [Parameter(ValueFromPipelineByPropertyName = true)] public string UserPrincipalName { get; set; }
    }
}
