using System.Net;

namespace TrueWatch.Generated.Tests;

/// <summary>
/// What a call makes of a response: the tables <see cref="EnvelopeAnswers"/>, <see cref="MalformedAnswers"/>,
/// <see cref="EncodedAnswers"/> and <see cref="GatewayAnswers"/>, line by line.
/// </summary>
public sealed class AnswerTableTests
{
    private const int LongestRawBody = 8192;

    private static readonly Dictionary<string, AnswerCase> Table =
        EnvelopeAnswers.All.Concat(MalformedAnswers.All).Concat(EncodedAnswers.All).Concat(GatewayAnswers.All).ToDictionary(line => line.Name);

    public static TheoryData<string> Names => [.. Table.Keys];

    [Fact]
    public void The_table_has_a_hundred_lines() => Assert.True(Table.Count >= 100, $"{Table.Count}");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_answer_has_its_documented_outcome(string name)
    {
        var line = Table[name];
        using var test = new ClientUnderTest(_ => Task.FromResult(line.ToResponse()), Options());

        if (line.Kind is not { } kind)
        {
            Assert.Equal(line.TaskStatus, (await test.TaskAsync()).StatusValue);
            Assert.Single(test.Requests);
            return;
        }

        var exception = await test.FailureAsync();

        Assert.Equal(kind, exception.Kind);
        Assert.Equal((HttpStatusCode)line.Status, exception.StatusCode);
        Assert.Equal(line.ErrorCode, exception.ErrorCode);
        Assert.Equal(line.TraceId, exception.TraceId);
        Assert.Equal(line.RedirectHost, exception.RedirectHost);
        Assert.Equal(line.Seconds, exception.RetryAfter?.TotalSeconds);
        Assert.Contains($"(HTTP {line.Status}", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(exception.Message, char.IsControl);
        Assert.All(line.Says, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
        AssertRawBody(line, exception.RawBody);

        // What can go better the next time is tried once more; nothing else is.
        var isRetryable = kind is TrueWatchErrorKind.RateLimited or TrueWatchErrorKind.ServerFault or TrueWatchErrorKind.NotUnderstood;
        Assert.Equal(isRetryable, exception.IsRetryable);
        Assert.Equal(isRetryable ? 2 : 1, exception.Attempts);
        Assert.Equal(exception.Attempts, test.Requests.Count);
    }

    private static void AssertRawBody(AnswerCase line, string? rawBody)
    {
        Assert.NotNull(rawBody);
        Assert.InRange(rawBody.Length, 0, LongestRawBody + 1);
        if (line.RawBody is not { } expected)
        {
            return;
        }

        if (expected.Length <= LongestRawBody)
        {
            Assert.Equal(expected, rawBody);
        }
        else
        {
            Assert.Equal(string.Concat(expected.AsSpan(0, LongestRawBody), "…"), rawBody);
        }
    }

    // A request over a stub takes no time, and must not be timed out by the pauses.
    private static TrueWatchClientOptions Options() => new()
    {
        ApiKey = new TrueWatchApiKey(ClientUnderTest.Key),
        GetVariable = _ => null,
        MaximumRetries = 1,
        Timeout = TimeSpan.FromDays(1),
        AttemptTimeout = TimeSpan.FromDays(1),
        TimeProvider = new PauseTime(TimeSpan.FromHours(2)),
    };
}
