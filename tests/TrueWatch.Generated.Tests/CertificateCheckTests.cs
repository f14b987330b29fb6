using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TrueWatch.Generated.Tests;

/// <summary>What is said of a certificate that is refused, also of one that another one has issued.</summary>
public sealed class CertificateCheckTests : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        _issuerKey.Dispose();
        _otherKey.Dispose();
    }

    [Fact]
    public void One_without_a_problem_is_accepted_and_none_is_refused()
    {
        Assert.True(CertificateCheck.Require(new object(), certificate: null, chain: null, SslPolicyErrors.None));
        Assert.Equal("the server has no certificate", Refuse(certificate: null, chain: null, SslPolicyErrors.RemoteCertificateNotAvailable));
    }

    [Fact]
    public void The_names_of_a_certificate_are_hosts_and_addresses()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("a.example");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        using var certificate = Issue(_issuerKey, names.Build());

        Assert.Equal("its certificate is for a.example, 127.0.0.1, not for ", Refuse(certificate, chain: null, SslPolicyErrors.RemoteCertificateNameMismatch));
        Assert.Equal("", Refuse(certificate, chain: null, SslPolicyErrors.RemoteCertificateChainErrors));
    }

    [Theory]
    [InlineData(false, 2001, "the certificate of its issuer CN=the issuer expired on 2001-01-01; its certificate comes from an issuer that this machine does not trust: CN=the issuer")]
    [InlineData(false, 9000, "its certificate comes from an issuer that this machine does not trust: CN=the issuer")]
    [InlineData(true, 9000, "its certificate: ")]
    public void A_problem_of_the_issuer_is_told_from_one_of_the_certificate(bool isForged, int year, string reason)
    {
        var request = new CertificateRequest("CN=the issuer", _issuerKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var issuer = request.CreateSelfSigned(Begin, new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var certificate = Issue(isForged ? _otherKey : _issuerKey);
        using var chain = new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck } };
        chain.ChainPolicy.ExtraStore.Add(issuer);
        chain.Build(certificate);

        var text = Refuse(certificate, chain, SslPolicyErrors.RemoteCertificateChainErrors);

        Assert.StartsWith(reason, text, StringComparison.Ordinal);
        Assert.True(isForged || text == reason);
    }

    private static string Refuse(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        Assert.Throws<AuthenticationException>(() => CertificateCheck.Require(new object(), certificate, chain, errors)).Message;

    private static X509Certificate2 Issue(ECDsa issuerKey, params X509Extension[] extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=the test", key, HashAlgorithmName.SHA256);
        Array.ForEach(extensions, request.CertificateExtensions.Add);
        return request.Create(new X500DistinguishedName("CN=the issuer"), X509SignatureGenerator.CreateForECDsa(issuerKey), Begin, End, [1]);
    }
}
