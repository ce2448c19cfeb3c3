using System.Net;
using System.Text;
using ServiceDesk.Scanning;

namespace ServiceDesk.Testing;

/// <summary>EICAR's test file, which every scanner takes for a virus. Made when it is needed: a checkout that held it would be stopped by one.</summary>
public static class TestVirus
{
    /// <summary>What clamd calls it, by the signature of <c>tests/servers/clamd.sh</c>.</summary>
    public const string Name = "Eicar-Signature";

    public static byte[] Bytes => Encoding.ASCII.GetBytes(string.Concat(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-", "TEST-FILE!$H+H*"));

    /// <summary>The clamd of the test run.</summary>
    public static ScannerSettings Clamd
    {
        get
        {
            var (host, port) = TestServers.Clamd;
            return new(new IPEndPoint(IPAddress.Parse(host), port));
        }
    }
}
