using System.Security.Cryptography;

namespace ServiceDesk.Web.Security;

/// <summary>The random word of one response that its content security policy and its own elements share.</summary>
public static class Nonce
{
    private static readonly object ItemKey = new();

    /// <summary>128 random bits in hexadecimal, the same for as long as the request lasts.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Items[ItemKey] is string nonce)
            return nonce;
        nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        context.Items[ItemKey] = nonce;
        return nonce;
    }
}
