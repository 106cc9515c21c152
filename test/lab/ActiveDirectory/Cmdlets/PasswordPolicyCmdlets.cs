using System;
using System.Linq;
using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    [Cmdlet(VerbsCommon.Get, "ADDefaultDomainPasswordPolicy", DefaultParameterSetName = "Current")] [OutputType(typeof(ADDefaultDomainPasswordPolicy))]
    public sealed class GetADDefaultDomainPasswordPolicy : ADCmdlet
    {
        [Parameter(Position = 1, ParameterSetName = "Current")] public ADCurrentDomainType Current { get; set; }
        [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Identity")] [ValidateNotNull] public ADDefaultDomainPasswordPolicy Identity { get; set; }

        internal override string ServerName => Server ?? Identity?.Identity?.ToString();

        protected override void Run()
        {
            var entry = new RawEntry(Session.Read(Session.Base, "(objectClass=*)",
                new[] { "pwdProperties", "minPwdLength", "pwdHistoryLength", "minPwdAge", "maxPwdAge", "lockoutThreshold", "lockoutDuration", "lockOutObservationWindow", "objectGUID", "objectSid", "objectClass" }), Session);
            if (Identity != null && !Domains.Means(Identity, entry, Domains.DnsRoot(Session.Base), Domains.NetBiosName(Session))) throw Errors.NoIdentity(Identity, Session.Base);
            var policy = new ADDefaultDomainPasswordPolicy();
            void Put(string name, object value) => policy.Load(name, value);
            var flags = entry.Int("pwdProperties");
            Put("ComplexityEnabled", (flags & (int)PasswordProperties.Complex) != 0); Put("ReversibleEncryptionEnabled", (flags & (int)PasswordProperties.StoreClearText) != 0);
            Put("MinPasswordLength", entry.Int("minPwdLength")); Put("PasswordHistoryCount", entry.Int("pwdHistoryLength")); Put("LockoutThreshold", entry.Int("lockoutThreshold"));
            Put("MinPasswordAge", Policies.Span(entry, "minPwdAge")); Put("MaxPasswordAge", Policies.Span(entry, "maxPwdAge"));
            Put("LockoutDuration", Policies.Span(entry, "lockoutDuration")); Put("LockoutObservationWindow", Policies.Span(entry, "lockOutObservationWindow"));
            Put("DistinguishedName", Session.Base); Put("objectClass", entry.Texts("objectClass").Last()); Put("objectGuid", entry.Guid("objectGUID"));
            WriteObject(policy);
        }
    }

    /// <summary>
    /// The fine-grained policy that applies to the user, or nothing: then the domain's default applies. One that applies and that this account may
    /// not read (the default for all but Domain Admins) is an object that is not found.
    /// </summary>
    [Cmdlet(VerbsCommon.Get, "ADUserResultantPasswordPolicy")] [OutputType(typeof(ADFineGrainedPasswordPolicy))]
    public sealed class GetADUserResultantPasswordPolicy : IdentityWriter<ADUser>
    {
        private static readonly string[] Reads =
        {
            "name", "objectClass", "objectGUID", "msDS-PasswordComplexityEnabled", "msDS-PasswordReversibleEncryptionEnabled", "msDS-MinimumPasswordLength", "msDS-PasswordHistoryLength", "msDS-LockoutThreshold",
            "msDS-MinimumPasswordAge", "msDS-MaximumPasswordAge", "msDS-LockoutDuration", "msDS-LockoutObservationWindow", "msDS-PasswordSettingsPrecedence", "msDS-PSOAppliesTo",
        };

        internal override bool GoesOnAfterErrors => true;

        protected override void Run()
        {
            var dn = Find("msDS-ResultantPSO").Text("msDS-ResultantPSO");
            if (dn == null) return;
            var entry = new RawEntry(Session.Read(dn, "(objectClass=msDS-PasswordSettings)", Reads) ?? throw Errors.NoIdentity(dn, Session.Base), Session);
            var policy = new ADFineGrainedPasswordPolicy();
            void Put(string name, object value) => policy.Load(name, value);
            Put("DistinguishedName", entry.Dn); Put("Name", entry.Text("name")); Put("ObjectClass", entry.Texts("objectClass").Last()); Put("ObjectGUID", entry.Guid("objectGUID"));
            Put("ComplexityEnabled", entry.Text("msDS-PasswordComplexityEnabled") == "TRUE"); Put("ReversibleEncryptionEnabled", entry.Text("msDS-PasswordReversibleEncryptionEnabled") == "TRUE");
            Put("MinPasswordLength", entry.Int("msDS-MinimumPasswordLength")); Put("PasswordHistoryCount", entry.Int("msDS-PasswordHistoryLength")); Put("LockoutThreshold", entry.Int("msDS-LockoutThreshold"));
            Put("MinPasswordAge", Policies.Span(entry, "msDS-MinimumPasswordAge")); Put("MaxPasswordAge", Policies.Span(entry, "msDS-MaximumPasswordAge"));
            Put("LockoutDuration", Policies.Span(entry, "msDS-LockoutDuration")); Put("LockoutObservationWindow", Policies.Span(entry, "msDS-LockoutObservationWindow"));
            Put("Precedence", entry.Int("msDS-PasswordSettingsPrecedence"));
            policy.Load("AppliesTo", new ADPropertyValueCollection(entry.Texts("msDS-PSOAppliesTo")) { IsMultiValued = true });
            WriteObject(policy);
        }
    }

    internal static class Policies
    {
        /// <summary>Negative 100 ns intervals; the lowest value means never.</summary>
        public static TimeSpan Span(RawEntry entry, string name) => entry.Long(name) == long.MinValue ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Abs(entry.Long(name)));
    }
}
