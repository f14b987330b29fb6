namespace TrueWatch.Generators.Binding;

/// <summary>The names that the client's method of an operation may have.</summary>
internal sealed class MethodNames
{
    private const string IdPlaceholder = "{operationId}";
    private const string Async = "async";

    public MethodNames(string? operationId, string? method, DocumentOptions options)
    {
        // What has no id has a method that somebody named.
        var id = operationId ?? method!;
        var pascal = Identifiers.ToPascalCase(id);
        var named = method ?? options.Method?.Replace(IdPlaceholder, pascal);
        string[] names = named is null ? [pascal + "Async", pascal, id] : [named, named + "Async"];
        Exact = names.Distinct().ToList();

        // A name that somebody chose is meant as it is.
        var key = KeyOf(named ?? id);
        Keys = method is null ? [key + Async, key] : [];

        // NSwag takes "jobs_getStatus" for the method GetStatus of the client JobsClient.
        var parts = id.Split('_');
        Tag = KeyOf(string.Concat(parts.Take(parts.Length - 1)));
        var untagged = KeyOf(parts.Last());
        TaggedKeys = named is not null || untagged.Length == 0 ? [] : [untagged + Async, untagged];
    }

    /// <summary>The names, the likelier ones first.</summary>
    public IReadOnlyList<string> Exact { get; }

    /// <summary>The names without separators and letter case: NSwag's <c>Get_zip_statusAsync</c> is one of <c>get_zip_status</c>.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>What the client's type is called after, where the id begins so.</summary>
    public string Tag { get; }

    /// <summary>The names of a method of such a client.</summary>
    public IReadOnlyList<string> TaggedKeys { get; }

    /// <summary>What is left of a name without separators and letter case.</summary>
    public static string KeyOf(string name) => new string(name.Where(char.IsLetterOrDigit).ToArray()).ToLowerInvariant();

    public bool Matches(string name) => Exact.Contains(name) || Keys.Contains(KeyOf(name));

    /// <summary>How likely a name is that was found; the least is likeliest.</summary>
    public int Rank(string name)
    {
        string[] keys = [.. Exact, .. Keys, .. TaggedKeys];
        var exact = Array.IndexOf(keys, name);
        return exact >= 0 ? exact : Array.IndexOf(keys, KeyOf(name));
    }

    public override string ToString() => $"'{Exact[0]}' or '{Exact[1]}'";
}
