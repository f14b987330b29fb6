using System;
using System.Threading.Tasks;
using TrueWatch.Generated;
using TrueWatch.Polling;
using TaskStatus = TrueWatch.Generated.TaskStatus;

namespace Importing
{
    /// <summary>An import that is under way.</summary>
    public static class Import
    {
        /// <summary>Waits for it and says how it ended.</summary>
        /// <param name="endpoint">Where the service is.</param>
        /// <returns>The end as a text.</returns>
        public static async Task<string> DescribeAsync(Uri endpoint)
        {
            using TrueWatchClient client = new(new TrueWatchClientOptions { ApiKey = new TrueWatchApiKey("key_for_tests"), Endpoint = endpoint });
            PollingOptions options = new() { InitialDelay = TimeSpan.FromMilliseconds(10) };
            PollingSnapshot<ResourceTask, TaskStatus> end = await client.WaitForTaskAsync("import", options).ConfigureAwait(false);
            return $"{end.Status} {end.Status == TaskStatus.Ok} {end.Result.ImportInfo?.SuccessCount}";
        }
    }
}
