namespace Storage
{
    internal interface IStorageClient
    {
        Task<Answer<Volume>> GetVolumeAsync(string id, CancellationToken cancellationToken = default);

        Task<Answer<Copy>> GetCopyAsync(string id, CancellationToken cancellationToken = default);

        Task<Check> GetCheckAsync(string id, CancellationToken cancellationToken = default);
    }
}
