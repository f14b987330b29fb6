namespace Slow
{
    internal sealed record Parcel(string State);

    internal interface IPost
    {
        Task<Parcel> GetParcelAsync(string id, CancellationToken cancellationToken);
    }
}
