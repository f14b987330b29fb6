using Storage;
using TrueWatch.Polling;

using HttpClient http = new() { BaseAddress = new Uri(args[0]) };
StorageClient client = new(http);

PollingSnapshot<Volume?, VolumePhase> volume = await client.WaitForVolumeAsync("volume-1").ConfigureAwait(false);
Console.WriteLine($"{volume.Status} {volume.Result?.Medium}");

PollingSnapshot<Volume?, VolumeRemovalStatus> removal = await client.WaitForVolumeRemovalAsync("volume-2").ConfigureAwait(false);
Console.WriteLine($"{removal.Status} {removal.Result is null}");

PollingSnapshot<Copy?, CopyStatus> copy = await client.WaitForCopyAsync("copy-1").ConfigureAwait(false);
Console.WriteLine($"{copy.Status} {copy.Result?.Bytes}");

PollingSnapshot<CheckReport?, CheckStatus> check = await client.WaitForCheckAsync("check-1").ConfigureAwait(false);
Console.WriteLine($"{check.Status} {check.Result?.Errors}");
