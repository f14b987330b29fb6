using Building;
using TrueWatch.Polling;

using HttpClient http = new() { BaseAddress = new Uri(args[0]) };
PollingSnapshot<Build, BuildState> end = await new BuildClient(http).WaitForBuildAsync(7).ConfigureAwait(false);
Console.WriteLine($"{end.Status} {end.Result.WarningCount}");
