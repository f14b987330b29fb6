namespace TrueWatch.Generated.Tests;

/// <summary>What is said of an argument or a setting that cannot be used, word for word.</summary>
public sealed class ArgumentTextTests
{
    private const string Address = "Use an address such as https://openapi.truewatch.com.";
    private const string Time = "The time must be greater than zero and at most one day.";

    private static readonly Dictionary<string, (string Parameter, Action Act)> Cases = new()
    {
        [$"The endpoint is not an absolute address. {Address}"] = ("value", () => Endpoint("/a")),
        [$"The endpoint is neither https nor http. {Address}"] = ("value", () => Endpoint("ftp://a")),
        [$"The endpoint contains user information; the service needs only the API key. {Address}"] = ("value", () => Endpoint("https://u@a")),
        [$"The endpoint has a query or a fragment. {Address}"] = ("value", () => Endpoint("https://a?b")),
        [Time] = ("value", () => ClientUnderTest.Options().Timeout = TimeSpan.Zero),
        ["The number must be at least 0."] = ("value", () => ClientUnderTest.Options().MaximumRetries = -1),
        ["The number must be at least 1."] = ("value", () => ClientUnderTest.Options().MaximumAnswerSize = 0),
        ["The prefix is not a valid User-Agent: use products and comments, such as \"backup/2.1 (nightly)\"."] = ("value", () => ClientUnderTest.Options().UserAgentPrefix = "("),
        ["The size must be at least 1 byte."] = ("value", () => _ = new DownloadOptions { MaximumSize = 0 }),
        ["The length must not be negative."] = ("value", () => _ = new FileUpload(Stream.Null, "a") { Length = -1 }),
        ["The stream cannot be read."] = ("content", () => _ = new FileUpload(Closed(), "a")),
        ["The stream cannot be written to."] = ("destination", () => Download("https://a", Closed())),
        ["The link is not https, so the file would be sent unencrypted. Use http for the local machine only."] = ("link", () => Download("http://a", Stream.Null)),
        ["The API key is empty. Create a key in the workspace under Management > API Key Management."] = ("secret", () => _ = new TrueWatchApiKey("")),
        ["The API key has an invalid character at position 1: white space, a line break, a control character or one outside ASCII. Copy the key again."] = ("secret", () => _ = new TrueWatchApiKey(" ")),
        ["The API key has an invalid character at position 3: white space, a line break, a control character or one outside ASCII. Copy the key again."] = ("secret", () => _ = new TrueWatchApiKey("!~\u007f")),
        ["'..' cannot be part of a path: it would address another resource."] = ("id", () => new ApiRequest(HttpMethod.Get, "{id}").PathSegment("id", "..")),
        ["The value of a header cannot have a control character or a line break."] = ("X", () => new ApiRequest(HttpMethod.Get, "x").Header("X", "a\nb")),
        ["The value has an unpaired surrogate, which cannot be sent."] = ("q", () => new ApiRequest(HttpMethod.Get, "x").Query("q", "\ud800")),
        ["The environment variable TRUEWATCH_API_KEY: The API key has an invalid character at position 2: white space, a line break, a control character or one outside ASCII. Copy the key again. "
            + "The environment variable TRUEWATCH_SITE: There is no TrueWatch site 'mars'. The sites are us1 (Oregon), eu1 (Frankfurt), ap1 (Singapore), za1 (South Africa), id1 (Jakarta)."] =
            ("options", () => _ = new TrueWatchClient(new TrueWatchClientOptions { GetVariable = static name => name switch { "TRUEWATCH_API_KEY" => "a b", "TRUEWATCH_SITE" => "mars", _ => null } })),
    };

    public static TheoryData<string> Texts => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_cannot_be_used_is_refused_in_these_words(string text)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(Cases[text].Act);

        Assert.Equal((text, Cases[text].Parameter), (exception.TextWithoutParameter, exception.ParamName));
    }

    private static void Endpoint(string address) => ClientUnderTest.Options().Endpoint = new Uri(address, UriKind.RelativeOrAbsolute);

    private static MemoryStream Closed()
    {
        var stream = new MemoryStream();
        stream.Dispose();
        return stream;
    }

    private static void Download(string link, Stream destination)
    {
        using var test = new ClientUnderTest(Json.Documented);
        test.Client.DownloadAsync(new ResourceLink("/url", new Uri(link)), destination, cancellationToken: TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }
}
