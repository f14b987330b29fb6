using System.Runtime.CompilerServices;

namespace TrueWatch.Generated;

/// <summary>Where the key of a request comes from: fixed, or a provider that is asked each time. Thread-safe.</summary>
internal sealed class ApiKeySource
{
    // The same provider means the same budget, in whichever clients it is; what the key is at the moment does not.
    private static readonly ConditionalWeakTable<object, string> ProviderNames = new();

    private readonly TrueWatchApiKey? _key;
    private readonly Func<CancellationToken, ValueTask<TrueWatchApiKey>>? _provider;

    public ApiKeySource(TrueWatchApiKey key)
    {
        _key = key;
        BudgetIdentity = key.Secret;
    }

    public ApiKeySource(Func<CancellationToken, ValueTask<TrueWatchApiKey>> provider)
    {
        _provider = provider;
        BudgetIdentity = ProviderNames.GetValue(provider, static _ => $"provider {Guid.NewGuid()}");
    }

    /// <summary>What tells the users of one budget apart: may be the secret itself.</summary>
    public string BudgetIdentity { get; }

    /// <exception cref="InvalidOperationException">The provider answered null.</exception>
    public ValueTask<TrueWatchApiKey> GetAsync(CancellationToken cancellationToken)
        => _provider is null ? new ValueTask<TrueWatchApiKey>(_key!) : AskAsync(_provider, cancellationToken);

    private static async ValueTask<TrueWatchApiKey> AskAsync(
        Func<CancellationToken, ValueTask<TrueWatchApiKey>> provider, CancellationToken cancellationToken)
        // A provider that does not heed the token must not hold up the call for ever.
        => await provider(cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException(
                $"{nameof(TrueWatchClientOptions)}.{nameof(TrueWatchClientOptions.ApiKeyProvider)} answered null instead of a key. Nothing was sent.");
}
