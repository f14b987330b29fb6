using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using TrueWatch.Polling;
using TrueWatch.Polling.ResumeProcess;

// A wait on virtual time that is meant to be killed after any of its polls. Arguments: when it begins, the seconds that
// the wait may take, the number of the poll that finds the task done, and, to go on with a wait, its token. Prints each
// poll with its time, a token whenever it waits for a line of input to go on, and how the wait ended.
var begin = TimeSpan.FromSeconds(double.Parse(args[0], CultureInfo.InvariantCulture));
var token = args.Length > 3 ? PollingResumeToken.Parse(args[3]) : null;
var time = new FakeTimeProvider();
var start = time.GetTimestamp();
var connection = new PollingConnection(
    "https://jobs.test/",
    "marker-key",
    new PollingConnectionOptions { Limit = new RequestLimit(20, TimeSpan.FromSeconds(60)), TimeProvider = time });
var operation = new PrintedOperation(
    connection, () => begin + time.GetElapsedTime(start), token?.Polls ?? 0, int.Parse(args[2], CultureInfo.InvariantCulture));
var options = new PollingOptions
{
    DelayPolicy = new GrowingDelayPolicy(),
    Timeout = token is null ? TimeSpan.FromSeconds(double.Parse(args[1], CultureInfo.InvariantCulture)) : null,
};
using var wait = token is null ? Poller.Start(operation, options) : Poller.Resume(operation, token, options);
while (wait.Progress.Phase != PollingPhase.Ended)
{
    Console.WriteLine("token " + wait.GetResumeToken());
    if (await Console.In.ReadLineAsync() is null)
    {
        return;
    }

    time.Advance(TimeSpan.FromMilliseconds(500));
}

try
{
    var end = await wait.Completion;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"end {end.RawStatus} {end.Elapsed.TotalSeconds} {end.Poll}"));
}
catch (PollingTimeoutException exception)
{
    var report = exception.Report;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"timeout {report.RawStatus} {report.Elapsed.TotalSeconds} {report.Polls}"));
}
