using System.Net;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Time.Testing;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>
/// Drives every way in which a wait can end with a key that is searched for in everything that comes out: plain or escaped, as a whole or in parts.
/// </summary>
[Collection(nameof(SecrecyTest))]
public sealed class WaitSecrecyTests : SecrecyTest
{
    [Theory]
    [InlineData("error", "")]
    [InlineData("cancel", "")]
    [InlineData("ok", ",\"import_info\":{\"exportFailedInfo\":{\"KEY\":[\"KEY\"]}}")]
    [InlineData("running", ",\"name_list\":[\"KEY\"]")]
    [InlineData("KEY", "")]
    [InlineData("403", "")]
    [InlineData("500", "")]
    [InlineData("429", "")]
    public async Task No_end_of_a_wait_brings_the_key_out(string status, string more)
    {
        foreach (var policy in (UnknownStatusPolicy[])[UnknownStatusPolicy.Continue, UnknownStatusPolicy.Throw])
        {
            using var client = Client((_, _) => Task.FromResult(
                int.TryParse(status, out var code)
                    ? ClientUnderTest.Response(Json.Failure(status, "ft.X", JavaScriptEncoder.Default.Encode(Marker.Secret)), (HttpStatusCode)code)
                    : Echo.Task(status, more)));
            var options = new PollingOptions
            {
                Timeout = TimeSpan.FromMinutes(3),
                PollTimeout = Timeout.InfiniteTimeSpan,
                ThrowOnPartialSuccess = true,
                UnknownStatus = policy,
            };

            var exception = await Record.ExceptionAsync(() => client.WaitForTaskAsync(
                "task_4711", options, new PrintingProgress(Evidence), TestCanceled));
            Assert.NotNull(exception);
            Evidence.Print("exception", exception);
            Evidence.Print("resume token", (exception as IPollingFailure)?.Report.ResumeToken);
        }

        AssertSecret("exception", "resume token", "log TrueWatch.Polling", "activity TrueWatch.Polling", "metric TrueWatch.Polling");
    }

    [Fact]
    public async Task A_canceled_wait_does_not_bring_the_key_out()
    {
        using var cancellation = new CancellationTokenSource();
        using var client = Client(
            async (_, token) =>
            {
                await cancellation.CancelAsync();
                token.ThrowIfCancellationRequested();
                return Echo.Task("running");
            },
            options => options.TimeProvider = new FakeTimeProvider());

        Evidence.Print("exception", await Assert.ThrowsAsync<PollingCanceledException>(
            () => client.WaitForTaskAsync("task_4711", null, null, cancellation.Token)));

        AssertSecret("exception", "log TrueWatch.Polling");
    }

    private sealed class PrintingProgress(Evidence evidence) : IProgress<PollingProgress<ResourceTask, TaskStatus>>
    {
        public void Report(PollingProgress<ResourceTask, TaskStatus> value) => evidence.Print("progress", value);
    }
}
