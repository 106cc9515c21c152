using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>One domain of the lab, from the JSON file that the environment variable LAB_DOMAINS names.</summary>
    /// <remarks>CertificateFolder is null where the connection is not encrypted.</remarks>
    public sealed record LabDomain(string Name, string Address, string Host, string Base, string Bind, string CertificateFolder);

    /// <summary>Finds the domain that -Server means: its DNS name or its domain controller's host name, with or without a port.</summary>
    internal static class LabDomains
    {
        public static LabDomain Find(string server)
        {
            var domains = Read();
            if (string.IsNullOrEmpty(server)) server = Environment.GetEnvironmentVariable("LAB_DEFAULT_DOMAIN");
            if (string.IsNullOrEmpty(server)) return domains.Count > 0 ? domains[0] : throw Errors.ServerDown(null);
            var name = server.Split(':')[0].TrimEnd('.');
            foreach (var domain in domains)
                if (Same(name, domain.Name) || Same(name, domain.Host) || Same(name, domain.Host.Split('.')[0])) return domain;
            throw Errors.ServerDown("LAB_DOMAINS has no domain or host named " + name);
        }

        private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

        private static List<LabDomain> Read()
        {
            var file = Environment.GetEnvironmentVariable("LAB_DOMAINS");
            if (string.IsNullOrEmpty(file) || !File.Exists(file)) throw Errors.ServerDown("LAB_DOMAINS names no file");
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var domains = new List<LabDomain>();
            foreach (var entry in json.RootElement.EnumerateObject())
            {
                string Text(string key) => entry.Value.GetProperty(key).GetString();
                var certificates = entry.Value.TryGetProperty("ca", out var folder) ? folder.GetString() : null;
                domains.Add(new LabDomain(entry.Name, Text("address"), Text("host"), Text("base"), Text("bind"), certificates));
            }
            return domains;
        }
    }
}
