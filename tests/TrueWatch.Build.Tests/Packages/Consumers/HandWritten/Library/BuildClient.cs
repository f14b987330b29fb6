using System;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Building
{
    /// <summary>Asks for builds.</summary>
    public sealed class BuildClient
    {
        private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
        private readonly HttpClient _http;

        /// <summary>Initializes a new instance of the <see cref="BuildClient"/> class.</summary>
        /// <param name="http">What sends the requests.</param>
        public BuildClient(HttpClient http)
        {
            _http = http;
        }

        /// <summary>Asks for a build.</summary>
        /// <param name="buildNumber">Its number.</param>
        /// <param name="cancellationToken">Ends the request.</param>
        /// <returns>The build.</returns>
        public async ValueTask<Build> FetchBuild(long buildNumber, CancellationToken cancellationToken)
        {
            Uri address = new($"builds/{buildNumber}", UriKind.Relative);
            using HttpResponseMessage response = await _http.GetAsync(address, cancellationToken).ConfigureAwait(false);
            using Stream body = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync().ConfigureAwait(false);
            return (await JsonSerializer.DeserializeAsync<Build>(body, Json, cancellationToken).ConfigureAwait(false))!;
        }
    }
}
