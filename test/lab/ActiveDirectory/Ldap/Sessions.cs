using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>
    /// The open connections of this process: one for each server, account and runspace, opened again after one was lost. A connection is used by
    /// one cmdlet at a time, so runspaces that work side by side each have their own.
    /// </summary>
    internal static class Sessions
    {
        private static readonly Dictionary<string, LdapSession> Open = new();

        public static LdapSession Get(string server, PSCredential credential)
        {
            var domain = LabDomains.Find(server);
            var network = credential?.GetNetworkCredential();
            var user = credential?.UserName ?? Setting("LAB_BIND_USER") ?? domain.Bind;
            var password = network?.Password ?? (Setting("LAB_BIND_USER") != null ? Setting("LAB_BIND_PASSWORD") : null) ?? Setting("LAB_PASSWORD");
            if (string.IsNullOrEmpty(password)) throw new System.Security.Authentication.AuthenticationException("The server has rejected the client credentials.");
            var key = string.Join("\n", domain.Name, domain.Address, user, password, Runspace.DefaultRunspace?.InstanceId);
            LdapSession session;
            lock (Open)
            {
                if (Open.TryGetValue(key, out session) && !session.IsLost) return session;
                Open.Remove(key);
            }
            session?.Dispose();
            session = new LdapSession(domain, user, password);
            lock (Open) return Open[key] = session;
        }

        private static string Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
    }
}
