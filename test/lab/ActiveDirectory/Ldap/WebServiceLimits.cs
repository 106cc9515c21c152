using System;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>
    /// What Active Directory Web Services does not take: a text of more than 32,768 characters, a message of more than 1 MB (its quotas
    /// MaxStringContentLength and MaxReceivedMessageSize, dd391908). It hangs up, and to the module the server is down, though it answers the next
    /// request. Measured on Windows (ExchangeAdminWeb, Comms10kBulkResolveScale-Plan.md): one change of 9,500 members of 73 characters passes, one
    /// of 10,000 does not, so that a value costs some 36 characters of its own.
    /// </summary>
    internal static class WebServiceLimits
    {
        public const int PerValue = 36;
        private const int LongestText = 32_768;
        private const int LargestMessage = 1_048_576;

        public static void CheckSearch(string dn, string filter) => Refuse(Math.Max(dn.Length, filter.Length), dn.Length + filter.Length);

        public static void CheckWrite(string dn, AttributeChanges changes) =>
            Refuse(Math.Max(dn.Length, changes?.LongestText ?? 0), dn.Length + (changes?.Size ?? 0));

        /// <summary>Before the domain controller sees whether it is a name.</summary>
        public static void CheckName(string name) => Refuse(name.Length, name.Length);

        private static void Refuse(int longest, long size)
        {
            if (longest > LongestText || size > LargestMessage) throw Errors.ServerDown(null);
        }
    }
}
