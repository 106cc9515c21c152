using System;
using System.Globalization;
using System.Threading;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>
    /// A slow line: with LAB_LATENCY_MS every cmdlet waits that long, once. Each cmdlet of Microsoft's module opens a connection of its own and reads
    /// rootDSE through it; the lab keeps one open, and only takes the time.
    /// </summary>
    internal static class Latency
    {
        public static void Wait()
        {
            if (int.TryParse(Environment.GetEnvironmentVariable("LAB_LATENCY_MS"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)) Thread.Sleep(milliseconds);
        }
    }
}
