using Printing;
using TrueWatch.Polling;

using HttpClient http = new();
PrintClient client = new(http) { BaseUrl = args[0] };
PollingSnapshot<Job, JobStatus> end = await client.WaitForJobAsync("job-1").ConfigureAwait(false);
Console.WriteLine($"{end.Status} {end.Result.State} {end.Result.Pages}");
