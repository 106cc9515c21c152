using System;
using System.Linq;
using System.Management.Automation;
using Microsoft.ActiveDirectory.Management.Ldap;

namespace Microsoft.ActiveDirectory.Management.Commands
{
    /// <summary>Each domain of the lab has one domain controller, which is writable and holds every role.</summary>
    [Cmdlet(VerbsCommon.Get, "ADDomainController", DefaultParameterSetName = "Identity")] [OutputType(typeof(ADDomainController))]
    public sealed class GetADDomainController : ADCmdletBase
    {
        [Parameter] public ADAuthType AuthType { get; set; }
        [Parameter(ParameterSetName = "DiscoverByService")] public SwitchParameter AvoidSelf { get; set; }
        [Parameter(ParameterSetName = "Identity")] [Parameter(ParameterSetName = "Filter")] [Credential] public PSCredential Credential { get; set; }
        [Parameter(ParameterSetName = "DiscoverByService")] public SwitchParameter Discover { get; set; }
        [Parameter(ParameterSetName = "DiscoverByService")] [ValidateNotNullOrEmpty] public string DomainName { get; set; }
        [Parameter(Mandatory = true, ParameterSetName = "Filter")] [ValidateNotNullOrEmpty] public string Filter { get; set; }
        [Parameter(ParameterSetName = "DiscoverByService")] public SwitchParameter ForceDiscover { get; set; }
        [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Identity")] public ADDomainController Identity { get; set; }
        [Parameter(ParameterSetName = "DiscoverByService")] public ADMinimumDirectoryServiceVersion? MinimumDirectoryServiceVersion { get; set; }
        [Parameter(ParameterSetName = "DiscoverByService")] public SwitchParameter NextClosestSite { get; set; }
        [Parameter(ParameterSetName = "Identity")] [Parameter(ParameterSetName = "Filter")] [ValidateNotNullOrEmpty] public string Server { get; set; }
        [Parameter(ParameterSetName = "DiscoverByService")] public ADDiscoverableService[] Service { get; set; }
        [Parameter(ParameterSetName = "DiscoverByService")] public string SiteName { get; set; }
        [Parameter(ParameterSetName = "DiscoverByService")] public SwitchParameter Writable { get; set; }

        internal override string ServerName => ParameterSetName == "DiscoverByService" ? DomainName : Server ?? Identity?.ToString();
        internal override PSCredential BindAs => Credential;
        internal override object Subject => Identity;
        internal override bool GoesOnAfterErrors => true;

        protected override void Run()
        {
            RefuseUnsupported("AvoidSelf", "NextClosestSite", "MinimumDirectoryServiceVersion", "SiteName");
            if (Filter != null && Filter.Trim() != "*") throw new NotSupportedException("The lab's ActiveDirectory module supports Get-ADDomainController -Filter * only.");
            var host = Session.RootText("dnsHostName");
            var name = host.Split('.')[0];
            if (Identity != null && Server != null && !new[] { host, name }.Contains(Identity.ToString(), StringComparer.OrdinalIgnoreCase)) throw Errors.NoIdentity(Identity, Session.Base);
            var domain = Domains.DnsRoot(Session.Base);
            var server = new ADDomainController();
            void Put(string property, object value) => server.Load(property, value);
            void Many(string property, params object[] values) => server.Load(property, new ADPropertyValueCollection(values) { IsMultiValued = true });
            Put("Name", name.ToUpperInvariant()); Put("Domain", domain); Put("Forest", Domains.DnsRoot(Session.RootText("rootDomainNamingContext"))); Put("Site", "Default-First-Site-Name");
            if (ParameterSetName == "DiscoverByService") { Many("HostName", host); Put("IPv4Address", Session.Domain.Address); WriteObject(server); return; }
            Put("HostName", host); Put("IPv4Address", Session.Domain.Address); Put("IsReadOnly", false); Put("IsGlobalCatalog", true); Put("Enabled", true); Put("DefaultPartition", Session.Base);
            Put("LdapPort", 389); Put("SslPort", 636); Put("ComputerObjectDN", $"CN={name.ToUpperInvariant()},OU=Domain Controllers,{Session.Base}"); Put("OperatingSystem", "Samba");
            Many("Partitions", Session.NamingContexts.Cast<object>().ToArray());
            Many("OperationMasterRoles", "SchemaMaster", "DomainNamingMaster", "PDCEmulator", "RIDMaster", "InfrastructureMaster");
            WriteObject(server);
        }
    }
}
