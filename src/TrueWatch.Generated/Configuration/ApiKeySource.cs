using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace TrueWatch.Generated;

/// <summary>Where the key of a request comes from: fixed, or a provider that is asked each time. Thread-safe.</summary>
internal sealed class ApiKeySource
{
    // The same method of the same object means the same budget, in whichever clients and delegates it is; what the key is at
    // the moment does not. Those of static methods have no object, and live for ever.
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<Delegate, string>> ProviderNames = new();
    private static readonly object Static = new();

    private readonly Func<CancellationToken, ValueTask<TrueWatchApiKey>>? _provider;

    public ApiKeySource(TrueWatchApiKey key)
    {
        Fixed = key;
        BudgetIdentity = key.Secret;
    }

    public ApiKeySource(Func<CancellationToken, ValueTask<TrueWatchApiKey>> provider)
    {
        _provider = provider;
        BudgetIdentity = ProviderNames
            .GetValue(provider.Target ?? Static, static _ => new ConcurrentDictionary<Delegate, string>())
            .GetOrAdd(provider, static _ => $"provider {Guid.NewGuid()}");
    }

    /// <summary>What tells the users of one budget apart: may be the secret itself.</summary>
    public string BudgetIdentity { get; }

    /// <summary>The key; null when there is a provider to ask.</summary>
    public TrueWatchApiKey? Fixed { get; }

    /// <summary>Asks the provider. There has to be one.</summary>
    /// <exception cref="InvalidOperationException">The provider answered null.</exception>
    public async ValueTask<TrueWatchApiKey> AskAsync(CancellationToken cancellationToken)
        // A provider that does not heed the token must not hold up the call for ever.
        => await _provider!(cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException(
                $"{nameof(TrueWatchClientOptions)}.{nameof(TrueWatchClientOptions.ApiKeyProvider)} returned null instead of a key. Nothing was sent.");
}
