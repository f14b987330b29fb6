using System.Threading;
using System.Threading.Tasks;

namespace Added
{
    internal sealed class Scan
    {
        public string? State { get; set; }
    }

    /// <summary>A client that needs no service.</summary>
    internal sealed class Scanner
    {
        private int _polls;

        public Task<Scan> GetScanAsync(string id, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(new Scan { State = _polls++ < id.Length ? "running" : "done" });
        }
    }
}
