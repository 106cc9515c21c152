using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text.Json;

namespace Microsoft.ActiveDirectory.Management.Ldap
{
    /// <summary>
    /// With LAB_FAULTS naming a Unix socket, every writing request is announced there before it is sent and after it was answered, and waits for
    /// a line in return: at exactly that point a test can break whatever it likes. With LAB_FAULTS_READS, every search is announced too, before it is
    /// sent. A line that is not empty names the failure that the cmdlet then ends with, whatever the server did: an error code of
    /// <see cref="Errors.Limit"/>, "timeout", "enumeration" or "password". When the test is gone, all goes on.
    /// </summary>
    internal static class Faults
    {
        private const string NoReply =
            "The request channel timed out while waiting for a reply after 00:02:00. Increase the timeout value passed to the call to Request or increase the SendTimeout value on the Binding.";
        private static readonly Lazy<(StreamReader In, StreamWriter Out)> Test = new(Connect);
        private static readonly bool Reads = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LAB_FAULTS_READS"));

        public static void Announce(string when, string kind, string dn)
        {
            if (Ask(when, kind, dn) is not { Length: > 0 } fault) return;
            throw fault switch
            {
                "timeout" => new TimeoutException(NoReply),
                "enumeration" => Errors.EnumerationContext(),
                "password" => new ADPasswordException("The server was unable to process the request due to an internal error."),
                _ => Errors.Limit(int.Parse(fault, CultureInfo.InvariantCulture)),
            };
        }

        public static void AnnounceRead(string kind, string dn)
        {
            if (Reads) Announce("read", kind, dn);
        }

        private static string Ask(string when, string kind, string dn)
        {
            if (Test.Value.Out == null) return null;
            // A question and its answer at a time: runspaces work side by side.
            lock (Test)
            {
                try
                {
                    Test.Value.Out.WriteLine(JsonSerializer.Serialize(new { when, kind, dn, pid = Process.GetCurrentProcess().Id }));
                    return Test.Value.In.ReadLine();
                }
                catch (IOException) { return null; }
            }
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
