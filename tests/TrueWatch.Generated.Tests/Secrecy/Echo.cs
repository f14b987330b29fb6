using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace TrueWatch.Generated.Tests;

/// <summary>A service that gives the key back wherever it can.</summary>
internal static class Echo
{
    /// <summary>Some bodies are larger than this by a part of the key.</summary>
    public const int LargestBody = 10_000;

    private static readonly string InJson = JavaScriptEncoder.Default.Encode(Marker.Secret);

    private static readonly int[] Statuses = [200, 302, 400, 401, 403, 404, 418, 429, 500, 503, 600];

    /// <summary>Whatever of the key somebody may write, in all forms.</summary>
    private static readonly IReadOnlyList<string> Texts =
    [
        .. Marker.Forms(Marker.Secret), Marker.Base64(""), Marker.Base64("x"), Marker.Base64("DF-API-KEY: "),
        Marker.Base64("").Replace('+', '-').Replace('/', '_'),
        Marker.Secret[..24], Marker.Secret[24..], Marker.Secret[..12], Marker.Secret[10..30], Marker.Secret.ToUpperInvariant(),
    ];

    /// <summary>Makes each response anew.</summary>
    public static IReadOnlyList<Func<HttpResponseMessage>> Answers { get; } =
    [
        .. from status in Statuses
           from body in Bodies()
           select (Func<HttpResponseMessage>)(() => WithHeaders(new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) })),
        .. from location in Locations()
           select (Func<HttpResponseMessage>)(() =>
           {
               var response = new HttpResponseMessage(HttpStatusCode.Found) { Content = new ByteArrayContent([]) };
               response.Headers.TryAddWithoutValidation("Location", location);
               return response;
           }),
        .. from encoding in (string[])["gzip", "deflate", "br", "zstd", "KEY", "gzip, KEY", "a, b, c, d, KEY"]
           select (Func<HttpResponseMessage>)(() =>
           {
               var response = new HttpResponseMessage { Content = new StringContent(Marker.Secret) };
               response.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding.Replace("KEY", Marker.Secret, StringComparison.Ordinal));
               return response;
           }),
    ];

    /// <summary>Answers of the service to the polls of a wait.</summary>
    public static HttpResponseMessage Task(string status, string more = "") => WithHeaders(new HttpResponseMessage
    {
        Content = new ByteArrayContent(Bytes(
            $$"""{"success":true,"traceId":"KEY","message":"KEY","content":{"status":"{{status}}","message":"key KEY","errorCode":"KEY"{{more}} } }""")),
    });

    private static IEnumerable<byte[]> Bodies()
    {
        foreach (var text in Texts)
        {
            yield return Encoding.UTF8.GetBytes($"DF-API-KEY: {text}\r\n");
            yield return Encoding.UTF8.GetBytes($"<html><a href=\"?key={text}\">{text}</a>");
        }

        yield return Bytes("""{"success":false,"errorCode":"KEY","message":"no key KEY","traceId":"KEY","content":{"KEY":"KEY"}}""");
        yield return Bytes("""{"success":false,"errorCode":["KEY"],"message":{"KEY":["KEY"]},"traceId":[{"a":"KEY"}]}""");
        yield return Bytes("""{"success":false,"errorCode":"ft.TriggerApiAkCurrentLimiting","message":"KEY","traceId":"KEY"}""");
        yield return Bytes("""{"success":true,"content":{"status":"ok","import_info":{"failCount":"KEY"}}}""");
        yield return Bytes("""{"success":true,"content":{"status":{"KEY":1} } }""");
        yield return Bytes("""{"success":true,"content":{"KEY":{"KEY":[1,2""");
        yield return Bytes("""{"success":true,"content":{"status":"KEY","message":"KEY","KEY":"KEY"}}""");
        yield return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(string.Concat(Marker.Secret.Select(one => $"\\u{(int)one:x4}")), 2000)));

        // Cut everywhere: by the service, where an excerpt ends, where the exception's body ends.
        for (var cut = 1; cut < Marker.Secret.Length; cut++)
        {
            yield return Encoding.UTF8.GetBytes($$"""{"message":"{{Marker.Secret[..cut]}}""");
            yield return Encoding.UTF8.GetBytes(new string('-', 200 - cut) + Marker.Secret);
            yield return Encoding.UTF8.GetBytes(new string('-', 8192 - cut) + Marker.Secret);
            yield return Encoding.UTF8.GetBytes(new string('-', LargestBody - cut) + Marker.Secret);
        }
    }

    private static IEnumerable<string> Locations()
    {
        foreach (var text in Texts.Where(text => !text.Any(char.IsControl)))
        {
            yield return $"https://elsewhere.example/?key={text}";
            yield return $"https://{text}.example/";
            yield return $"https://{text}@elsewhere.example/";
            yield return $"//elsewhere.example/{text}";
            yield return $"{text}://elsewhere.example/";
            yield return text;
        }

        yield return "https://wsak-M4rk3rK3y7s3cr3t.example/";
    }

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json.Replace("KEY", InJson, StringComparison.Ordinal));

    private static HttpResponseMessage WithHeaders(HttpResponseMessage response)
    {
        response.ReasonPhrase = Marker.Secret;
        response.Headers.TryAddWithoutValidation("X-Echo", Marker.Secret);
        response.Headers.TryAddWithoutValidation("DF-API-KEY", Marker.Secret);
        response.Headers.TryAddWithoutValidation("Set-Cookie", $"key={Marker.Secret}");
        response.Headers.TryAddWithoutValidation("Retry-After", Marker.Secret);
        response.Content.Headers.TryAddWithoutValidation("Content-Type", Marker.Secret);
        return response;
    }
}
