using System;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using System.Text.Json;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>
    /// With LAB_FAULTS naming a Unix socket, every writing request is announced there before it is sent and after it was answered, and waits for
    /// a line in return: at exactly that point a test can break whatever it likes. When the test is gone, all goes on.
    /// </summary>
    internal static class Faults
    {
        private static readonly Lazy<(StreamReader In, StreamWriter Out)> Test = new(Connect);

        public static void Announce(string when, string kind, string dn)
        {
            if (Test.Value.Out == null) return;
            try
            {
                Test.Value.Out.WriteLine(JsonSerializer.Serialize(new { when, kind, dn, pid = Process.GetCurrentProcess().Id }));
                Test.Value.In.ReadLine();
            }
            catch (IOException) { }
        }

        private static (StreamReader, StreamWriter) Connect()
        {
            var path = Environment.GetEnvironmentVariable("LAB_FAULTS");
            if (string.IsNullOrEmpty(path)) return default;
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(path));
            var stream = new NetworkStream(socket, ownsSocket: true);
            return (new StreamReader(stream), new StreamWriter(stream) { AutoFlush = true });
        }
    }
}
