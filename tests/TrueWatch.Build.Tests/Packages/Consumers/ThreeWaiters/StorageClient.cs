using System.Net.Http.Json;

namespace Storage
{
    internal sealed class StorageClient(HttpClient http) : IStorageClient
    {
        public Task<Answer<Volume>> GetVolumeAsync(string id, CancellationToken cancellationToken = default)
        {
            return AnswerAsync<Volume>($"volumes/{id}", cancellationToken);
        }

        public Task<Answer<Copy>> GetCopyAsync(string id, CancellationToken cancellationToken = default)
        {
            return AnswerAsync<Copy>($"copies/{id}", cancellationToken);
        }

        public async Task<Check> GetCheckAsync(string id, CancellationToken cancellationToken = default)
        {
            return (await http.GetFromJsonAsync<Check>(new Uri($"checks/{id}", UriKind.Relative), cancellationToken).ConfigureAwait(false))!;
        }

        private async Task<Answer<T>> AnswerAsync<T>(string address, CancellationToken cancellationToken)
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(address, UriKind.Relative), cancellationToken).ConfigureAwait(false);
            T? body = response.IsSuccessStatusCode
                ? await response.Content.ReadFromJsonAsync<T>(cancellationToken).ConfigureAwait(false)
                : default;
            return new Answer<T>(response.StatusCode, response.Headers, body);
        }
    }
}
