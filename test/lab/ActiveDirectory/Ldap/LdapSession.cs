using System;
using System.Collections.Generic;
using System.DirectoryServices.Protocols;
using System.Net;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>One connection to one domain controller, bound as one account: LDAPS, or LDAP where the lab gives no certificates.</summary>
    internal sealed class LdapSession : IDisposable
    {
        public const int LargestPage = 1000; // MaxPageSize, the default LDAP policy of Windows

        private readonly LdapConnection connection;
        private Schema schema;

        public LdapSession(LabDomain domain, string user, string password)
        {
            Domain = domain;
            var port = domain.CertificateFolder == null ? 389 : 636;
            connection = new LdapConnection(new LdapDirectoryIdentifier(domain.Address, port), new NetworkCredential(user, password), AuthType.Basic);
            // lab-notes: the order and the set that OpenLDAP's client accepts; StartNewTlsSessionContext is required.
            connection.SessionOptions.ProtocolVersion = 3;
            connection.SessionOptions.ReferralChasing = ReferralChasingOptions.None;
            if (domain.CertificateFolder != null)
            {
                connection.SessionOptions.TrustedCertificatesDirectory = domain.CertificateFolder;
                connection.SessionOptions.StartNewTlsSessionContext();
                connection.SessionOptions.SecureSocketLayer = true;
            }
            try { connection.Bind(); }
            catch (LdapException error) { connection.Dispose(); throw Errors.FromBind(error); }
            RequestLog.Write("bind", user);
            Root = Read("", "(objectClass=*)", new[] { "*", "+" }, "schema");
        }

        public LabDomain Domain { get; }
        public SearchResultEntry Root { get; }
        public bool IsLost { get; private set; }
        public string Base => Domain.Base;
        public string SchemaBase => RootText("schemaNamingContext");
        public string ConfigurationBase => RootText("configurationNamingContext");
        public Checks.NameIndex Names => names ??= new Checks.NameIndex(this);
        public Schema Schema => schema ??= new Schema(Aggregate("attributeTypes"));

        private Checks.NameIndex names;

        public string RootText(string name) => (string)Root.Attributes[name].GetValues(typeof(string))[0];
        public string[] NamingContexts => (string[])Root.Attributes["namingContexts"].GetValues(typeof(string));

        public SearchResultEntry Aggregate(string attribute) =>
            Read("CN=Aggregate," + SchemaBase, "(objectClass=*)", new[] { attribute }, "schema");

        /// <summary>One object, or null when it is not there or the filter does not hold.</summary>
        public SearchResultEntry Read(string dn, string filter, string[] attributes, string kind = "search")
        {
            Announce(kind, dn, filter);
            var request = new SearchRequest(dn, filter, System.DirectoryServices.Protocols.SearchScope.Base, attributes);
            Describe(request, attributes);
            SearchResultEntry found = null;
            try
            {
                var response = (SearchResponse)Send(request);
                if (response.Entries.Count > 0) found = response.Entries[0];
            }
            catch (DirectoryOperationException error) when (error.Response?.ResultCode is ResultCode.NoSuchObject) { }
            RequestLog.Write(kind, dn, 1, found == null ? 0 : 1);
            return found;
        }

        /// <summary>A paged search; entries come as the pages do.</summary>
        public IEnumerable<SearchResultEntry> Search(string dn, System.DirectoryServices.Protocols.SearchScope scope, string filter, string[] attributes,
            int pageSize = 256, bool deleted = false, string kind = "search")
        {
            Announce(kind, dn, filter);
            var request = new SearchRequest(dn, filter, scope, attributes);
            Describe(request, attributes);
            if (deleted) request.Controls.Add(new ShowDeletedControl());
            var page = new PageResultRequestControl(Math.Min(Math.Max(pageSize, 1), LargestPage));
            request.Controls.Add(page);
            int pages = 0, entries = 0;
            try
            {
                do
                {
                    var response = (SearchResponse)Send(request);
                    pages++;
                    entries += response.Entries.Count;
                    foreach (SearchResultEntry entry in response.Entries) yield return entry;
                    page.Cookie = Array.Empty<byte>();
                    foreach (var control in response.Controls) if (control is PageResultResponseControl next) page.Cookie = next.Cookie;
                }
                while (page.Cookie.Length > 0);
            }
            finally { RequestLog.Write(kind, dn, pages, entries); }
        }

        private static void Announce(string kind, string dn, string filter)
        {
            if (kind != "search") return; // the lab's own
            WebServiceLimits.CheckSearch(dn, filter);
            Faults.AnnounceRead(kind, dn);
        }

        public DirectoryResponse Send(DirectoryRequest request)
        {
            if (IsLost) throw Errors.ServerDown(null);
            try { return connection.SendRequest(request); }
            catch (LdapException error)
            {
                if (!Errors.IsLost(error)) throw;
                IsLost = true;
                throw Errors.ServerDown(error.Message);
            }
        }

        // Without SD flags the server wants the right to read the SACL too ([MS-ADTS] 3.1.1.3.4.1.11).
        private static void Describe(SearchRequest request, string[] attributes)
        {
            // No referrals to other parts of the forest: a Windows client that is wine's breaks on one that comes before the first entry.
            request.Controls.Add(new DomainScopeControl());
            if (Array.Exists(attributes, name => name == "*" || name.Equals("nTSecurityDescriptor", StringComparison.OrdinalIgnoreCase)))
                request.Controls.Add(new SecurityDescriptorFlagControl(SecurityMasks.Owner | SecurityMasks.Group | SecurityMasks.Dacl));
        }

        public void Dispose() => connection.Dispose();
    }
}
