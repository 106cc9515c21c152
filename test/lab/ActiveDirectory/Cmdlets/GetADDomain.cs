using System;
using System.Linq;
using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Ldap;
using Microsoft.ActiveDirectory.Management.Properties;
using LdapScope = System.DirectoryServices.Protocols.SearchScope;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    [Cmdlet(VerbsCommon.Get, "ADRootDSE")] [OutputType(typeof(ADRootDSE))]
    public sealed class GetADRootDSE : ADCmdlet
    {
        // TechNet wiki "Get-ADRootDSE": these are the default properties.
        private static readonly string[] Defaults =
        {
            "configurationNamingContext", "currentTime", "defaultNamingContext", "dnsHostName", "domainControllerFunctionality", "domainFunctionality", "dsServiceName",
            "forestFunctionality", "highestCommittedUSN", "isGlobalCatalogReady", "isSynchronized", "ldapServiceName", "namingContexts", "rootDomainNamingContext",
            "schemaNamingContext", "serverName", "subschemaSubentry", "supportedCapabilities", "supportedControl", "supportedLDAPPolicies", "supportedLDAPVersion", "supportedSASLMechanisms",
        };
        private static readonly string[] Multi = { "namingContexts", "supportedCapabilities", "supportedControl", "supportedLDAPPolicies", "supportedLDAPVersion", "supportedSASLMechanisms" };

        [Parameter] [Alias("Property")] [ValidateNotNullOrEmpty] public string[] Properties { get; set; }

        internal override bool GoesOnAfterErrors => true;

        protected override void Run()
        {
            var asked = (Properties ?? Array.Empty<string>()).Where(name => name != "*").ToArray();
            var entry = new RawEntry(Session.Read("", "(objectClass=*)", Defaults.Concat(asked).Append("*").ToArray()), Session);
            var root = new ADRootDSE();
            foreach (var name in Defaults.Concat(asked).Distinct(StringComparer.OrdinalIgnoreCase).Where(entry.Has))
            {
                var type = Session.Schema.Find(name);
                if (type != null && type.Syntax == Syntax.Sid) { root.Load(name, Values.Read(entry, name, type)); continue; }
                object value = name switch
                {
                    "currentTime" => Values.Time(entry.Text(name)),
                    "highestCommittedUSN" => entry.Long(name),
                    "isGlobalCatalogReady" or "isSynchronized" => new[] { entry.Text(name).Equals("TRUE", StringComparison.OrdinalIgnoreCase) },
                    _ => entry.Texts(name),
                };
                root.Load(name, new ADPropertyValueCollection(value) { IsMultiValued = Multi.Contains(name) || type is { Single: false } });
            }
            WriteObject(root);
        }
    }

    [Cmdlet(VerbsCommon.Get, "ADDomain", DefaultParameterSetName = "Current")] [OutputType(typeof(ADDomain))]
    public sealed class GetADDomain : ADCmdlet
    {
        [Parameter(ParameterSetName = "Current")] public ADCurrentDomainType Current { get; set; }
        [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Identity")] [ValidateNotNull] public ADDomain Identity { get; set; }

        // Without -Server, the identity (a DNS name) names the domain to ask.
        internal override string ServerName => Server ?? Identity?.Identity?.ToString();

        protected override void Run()
        {
            var entry = new RawEntry(Session.Read(Session.Base, "(objectClass=*)", new[] { "*", "objectGUID", "objectSid", "objectClass", "name", "wellKnownObjects", "fSMORoleOwner" }), Session);
            var dns = Domains.DnsRoot(Session.Base);
            var netbios = Domains.NetBiosName(Session);
            if (Identity != null && !Domains.Means(Identity, entry, dns, netbios)) throw Errors.NoIdentity(Identity, Session.Base);
            var domain = new ADDomain();
            void Put(string name, object value) => domain.Load(name, value);
            Put("DistinguishedName", Session.Base); Put("Name", entry.Text("name")); Put("ObjectClass", "domainDNS"); Put("ObjectGUID", entry.Guid("objectGUID"));
            Put("DNSRoot", dns); Put("NetBIOSName", netbios); Put("DomainSID", entry.Sid("objectSid")); Put("Forest", Domains.DnsRoot(Session.RootText("rootDomainNamingContext")));
            Put("ParentDomain", null); Put("DomainMode", "Windows2008R2Domain");
            Put("UsersContainer", "CN=Users," + Session.Base); Put("ComputersContainer", "CN=Computers," + Session.Base);
            Put("DomainControllersContainer", "OU=Domain Controllers," + Session.Base); Put("DeletedObjectsContainer", "CN=Deleted Objects," + Session.Base);
            Put("SystemsContainer", "CN=System," + Session.Base); Put("ForeignSecurityPrincipalsContainer", "CN=ForeignSecurityPrincipals," + Session.Base);
            var host = Session.RootText("dnsHostName");
            Put("PDCEmulator", host); Put("RIDMaster", host); Put("InfrastructureMaster", host);
            domain.Load("ReplicaDirectoryServers", new ADPropertyValueCollection(new[] { host }) { IsMultiValued = true });
            domain.Load("ChildDomains", new ADPropertyValueCollection { IsMultiValued = true });
            domain.Load("AllowedDNSSuffixes", new ADPropertyValueCollection { IsMultiValued = true });
            WriteObject(domain);
        }
    }

    internal static class Domains
    {
        public static string DnsRoot(string dn) => string.Join(".", Dn.Split(dn).Select(Dn.RdnValue));

        public static string NetBiosName(LdapSession session)
        {
            var partitions = "CN=Partitions," + session.ConfigurationBase;
            var entry = session.Search(partitions, LdapScope.OneLevel, $"(&(nETBIOSName=*)(nCName={FilterText.Escape(session.Base)}))", new[] { "nETBIOSName" }).FirstOrDefault();
            return entry == null ? null : new RawEntry(entry, session).Text("nETBIOSName");
        }

        public static bool Means(ADObject identity, RawEntry entry, string dns, string netbios)
        {
            var text = identity.DistinguishedName ?? identity.Identity?.ToString() ?? "";
            return text.Equals(dns, StringComparison.OrdinalIgnoreCase) || text.Equals(netbios, StringComparison.OrdinalIgnoreCase) || Dn.Key(text) == Dn.Key(entry.Dn)
                || text == entry.Sid("objectSid").Value || (Guid.TryParse(text, out var guid) && guid == entry.Guid("objectGUID"));
        }
    }
}
