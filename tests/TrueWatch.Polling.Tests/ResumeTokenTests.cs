namespace TrueWatch.Polling.Tests;

/// <summary>A token as text: what is damaged or of another version is refused with a reason.</summary>
public sealed class ResumeTokenTests
{
    private readonly string _json;

    public ResumeTokenTests()
    {
        var time = new VirtualTime();
        using var wait = Poller.Start(
            new JobService(time, "waiting").Client().Job("a \"job\" \u00e9"), null, TestContext.Current.CancellationToken);
        _json = wait.GetResumeToken().ToString();
    }

    [Fact]
    public void It_reads_back_as_it_was_written()
        => Assert.Equal(_json, PollingResumeToken.Parse(_json).ToString());

    [Fact]
    public void Every_build_reads_and_writes_the_same_text()
    {
        const string Json = """{"version":1,"endpoint":"https://jobs.test/","operation":"Job","arguments":[{"name":"id","value":"\u00E9"}],"remaining":19.8499876,"nextPoll":0.0000001,"elapsed":5,"polls":3,"position":3,"lastStatus":null,"check":"B91DD7AAF94A0667"}""";

        Assert.Equal(Json, PollingResumeToken.Parse(Json).ToString());
    }

    [Fact]
    public void It_says_its_version_first() => Assert.StartsWith("{\"version\":1,", _json, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("17")]
    [InlineData("{\"version\":1}")]
    [InlineData("no JSON")]
    [InlineData("{\"\\ud800version\":1}")]
    [InlineData("{\"version\":1,\"\\udc00\":2}")]
    [InlineData("{\"version\":1,\"endpoint\":\"\\ud800\"}")]
    public void What_is_no_token_is_refused(string text)
    {
        var exception = Assert.Throws<FormatException>(() => PollingResumeToken.Parse(text));

        Assert.Contains("start a new wait", exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.False(PollingResumeToken.TryParse(text, out _));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        Assert.Throws<FormatException>(() => PollingResumeToken.Parse("\ud800"));
        Assert.False(PollingResumeToken.TryParse(_json.Insert(20, "\udc00"), out _));
    }

    [Theory]
    [InlineData("position")]
    [InlineData("polls")]
    public void A_number_that_would_overflow_is_refused(string name)
    {
        var token = System.Text.Json.Nodes.JsonNode.Parse(_json)!;
        token[name] = int.MaxValue;

        Assert.False(PollingResumeToken.TryParse(Checked(token), out _));
        token[name] = 1_000;
        Assert.True(PollingResumeToken.TryParse(Checked(token), out _));
    }

    [Theory]
    [InlineData("remaining")]
    [InlineData("nextPoll")]
    [InlineData("elapsed")]
    public void A_time_that_no_wait_has_is_refused(string name)
    {
        var token = System.Text.Json.Nodes.JsonNode.Parse(_json)!;
        foreach (var (seconds, isRead) in new[] { (0L, true), (3_153_600_000L, true), (-1L, false), (3_153_600_001L, false) })
        {
            token[name] = seconds;

            Assert.Equal(isRead, PollingResumeToken.TryParse(Checked(token), out _));
        }
    }

    [Theory]
    [InlineData("operation", "x\u001b[31m\u202E", "to the operation 'x [31m ', not to 'Job'")]
    [InlineData("endpoint", "x\u001b[31m\u2028", "to the endpoint 'x [31m ', but")]
    [InlineData("arguments", null, "has no argument 'id'; it has none.")]
    public void What_a_token_says_is_printable_where_it_does_not_fit(string name, string? value, string expected)
    {
        var token = System.Text.Json.Nodes.JsonNode.Parse(_json)!;
        token[name] = value is null ? new System.Text.Json.Nodes.JsonArray() : value;

        var exception = Assert.Throws<ArgumentException>(() =>
        {
            var parsed = PollingResumeToken.Parse(Checked(token));
            parsed.Require("Job", "https://jobs.test/", parsed.Arguments);
            parsed.GetArgument("Job", "id");
        });

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(exception.Message, char.IsControl);
    }

    [Fact]
    public void The_arguments_that_it_has_are_listed()
    {
        var token = System.Text.Json.Nodes.JsonNode.Parse(_json)!;
        token["arguments"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"name":"a","value":"1"},{"name":"b","value":null}]""");
        var parsed = PollingResumeToken.Parse(Checked(token));

        Assert.Contains(
            "has no argument 'id'; it has a: '1', b: null.",
            Assert.Throws<ArgumentException>(() => parsed.GetArgument("Job", "id")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_that_has_to_be_there_and_is_null_is_named()
    {
        var wait = Poller.Start(
            new JobOperation(new JobService(new VirtualTime(), "waiting").Client(), null!), null, new CancellationToken(canceled: true));
        var token = wait.GetResumeToken();

        Assert.Null(token.GetArgument("Job", "jobId"));
        Assert.Equal(
            "The resume token has no value for the argument 'jobId'. Start a new wait.",
            Assert.Throws<ArgumentException>(() => token.RequireArgument("Job", "jobId")).Message);
        Assert.Throws<ArgumentException>(() => token.GetArgument("Copy", "jobId"));
        Assert.Throws<ArgumentException>(() => token.Require("Copy", JobService.Endpoint, token.Arguments));
    }

    [Fact]
    public void Another_version_is_named()
    {
        var exception = Assert.Throws<FormatException>(
            () => PollingResumeToken.Parse(_json.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal)));

        Assert.Contains("version 2; this library reads version 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_loss_of_a_character_is_noticed()
    {
        for (var index = 0; index < _json.Length; index++)
        {
            Assert.False(PollingResumeToken.TryParse(_json.Remove(index, 1), out _), $"Without the character at {index}");
            Assert.False(PollingResumeToken.TryParse(_json[..index], out _), $"With {index} characters");
        }
    }

    [Fact]
    public void Every_change_of_a_digit_is_noticed()
    {
        for (var index = 0; index < _json.Length; index++)
        {
            if (char.IsAsciiDigit(_json[index]))
            {
                var digit = _json[index] == '9' ? '0' : (char)(_json[index] + 1);
                Assert.False(PollingResumeToken.TryParse(_json[..index] + digit + _json[(index + 1)..], out _), $"At {index}");
            }
        }
    }

    [Fact]
    public void Null_is_none()
    {
        Assert.False(PollingResumeToken.TryParse(null, out _));
        Assert.Throws<ArgumentNullException>(() => PollingResumeToken.Parse(null!));
    }

    /// <summary>The token with the check that fits it, as somebody could write it who knows how.</summary>
    private static string Checked(System.Text.Json.Nodes.JsonNode token)
    {
        token["check"] = "";
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token.ToJsonString()));
        token["check"] = Convert.ToHexString(hash)[..16];
        return token.ToJsonString();
    }
}
