#if NET
using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace TrueWatch.Generated;

/// <summary>Accepts and refuses what .NET does, and says of a certificate that is refused what is wrong with it.</summary>
internal static class CertificateCheck
{
    private const int MostNames = 5;

    /// <exception cref="AuthenticationException">The certificate is not valid.</exception>
    public static bool Require(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var isValid = errors == SslPolicyErrors.None;
        return isValid ? isValid : throw new AuthenticationException(string.Join("; ", Describe(sender, certificate, chain, errors)));
    }

    private static IEnumerable<string> Describe(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 own)
        {
            return ["the server has no certificate"];
        }

        var problems = chain is null ? [] : DescribeChain(chain).Distinct();
        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? problems.Append($"its certificate is for {DescribeNames(own)}, not for {(sender as SslStream)?.TargetHostName}")
            : problems;
    }

    private static IEnumerable<string> DescribeChain(X509Chain chain)
    {
        foreach (var element in chain.ChainElements)
        {
            var certificate = element.Certificate;
            foreach (var status in element.ChainElementStatus)
            {
                yield return status.Status switch
                {
                    X509ChainStatusFlags.NotTimeValid when certificate.NotAfter < chain.ChainPolicy.VerificationTime =>
                        $"{DescribeCertificate(chain, element)} expired on {Day(certificate.NotAfter)}",
                    X509ChainStatusFlags.NotTimeValid =>
                        $"{DescribeCertificate(chain, element)} is not valid before {Day(certificate.NotBefore)}",
                    X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain =>
                        $"its certificate comes from an issuer that this machine does not trust: {certificate.Issuer}",
                    _ => $"{DescribeCertificate(chain, element)}: {status.StatusInformation.Trim().TrimEnd('.')}",
                };
            }
        }
    }

    private static string DescribeCertificate(X509Chain chain, X509ChainElement element) => element == chain.ChainElements[0]
        ? "its certificate"
        : $"the certificate of its issuer {element.Certificate.Subject}";

    private static string DescribeNames(X509Certificate2 certificate)
    {
        var names = certificate.Extensions
            .OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .DefaultIfEmpty(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false))
            .ToList();
        return string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? ", …" : "");
    }

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
#endif
