namespace TrueWatch.Generators.Binding;

/// <summary>The enums that are emitted, each once for all waiters that use it.</summary>
internal sealed class EnumRegistry
{
    private readonly List<BoundEnum> _enums = [];
    private readonly Dictionary<(string Namespace, string Name), int> _places = [];
    private readonly HashSet<(string Namespace, string Name)> _contested = [];

    public IEnumerable<BoundEnum> All => _enums.Select(one => IsContested(one) ? one with { Outcomes = null } : one);

    /// <summary>Whether an enum can be added; false when another one of that name has other members.</summary>
    public bool CanAdd(BoundEnum added)
        => Find(added) is not { } index || _enums[index].Model == added.Model;

    /// <summary>Adds an enum that can be added.</summary>
    public void Add(BoundEnum added)
    {
        if (Find(added) is not { } index)
        {
            _places.Add(Key(added), _enums.Count);
            _enums.Add(added);
            return;
        }

        var known = _enums[index];
        if (known.Outcomes is { } one && added.Outcomes is { } other && !one.Equals(other))
        {
            _contested.Add((added.Namespace, added.Model.Name));
        }

        _enums[index] = known with { Outcomes = known.Outcomes ?? added.Outcomes };
    }

    /// <summary>Whether waiters differ in what the members mean.</summary>
    public bool IsContested(string @namespace, string name) => _contested.Contains((@namespace, name));

    private int? Find(BoundEnum one) => _places.TryGetValue(Key(one), out var place) ? place : null;

    // A file has the name of its type, and files may not differ in letter case only.
    private static (string Namespace, string Name) Key(BoundEnum one) => (one.Namespace, one.Model.Name.ToUpperInvariant());

    private bool IsContested(BoundEnum one) => IsContested(one.Namespace, one.Model.Name);
}
