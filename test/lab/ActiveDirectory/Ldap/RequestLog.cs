using System;
using System.IO;
using System.Text.Json;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>
    /// With LAB_AD_LOG set, one JSON line for each cmdlet call and each LDAP request, so that tests can count round trips.
    /// "check" is a request that only this module sends, to be as strict as Windows (uniqueness without accents); "bind" and
    /// "schema" come once a connection. Never values, never passwords.
    /// </summary>
    internal static class RequestLog
    {
        /// <summary>That which runs on this thread: runspaces work side by side.</summary>
        [ThreadStatic] public static string Cmdlet;
        private static readonly object Turn = new();

        public static void Write(string kind, string dn = null, int? pages = null, int? entries = null, int? members = null)
        {
            var file = Environment.GetEnvironmentVariable("LAB_AD_LOG");
            if (string.IsNullOrEmpty(file)) return;
            using var text = new MemoryStream();
            using (var json = new Utf8JsonWriter(text))
            {
                json.WriteStartObject();
                json.WriteString("cmdlet", Cmdlet);
                json.WriteString("kind", kind);
                if (dn != null) json.WriteString("dn", dn);
                if (pages != null) json.WriteNumber("pages", pages.Value);
                if (entries != null) json.WriteNumber("entries", entries.Value);
                if (members != null) json.WriteNumber("members", members.Value);
                json.WriteEndObject();
            }
            text.WriteByte((byte)'\n');
            lock (Turn)
            {
                using var log = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
                text.WriteTo(log);
            }
        }
    }
}
