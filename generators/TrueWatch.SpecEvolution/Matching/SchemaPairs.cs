namespace TrueWatch.SpecEvolution.Matching;

/// <summary>
/// Pairs the schemas of two documents, from the places that both have. Each pair is there once however often it is used, so
/// that schemas may refer to themselves and the work grows with the documents.
/// </summary>
internal sealed class SchemaPairs(DocumentPair documents, CancellationToken cancellationToken)
{
    // Documents that say the same have about as many pairs as schemas; circles of unequal length could make a product of it.
    private const int MostPairsOfSchema = 16;

    private static readonly string[] ValueKeys = ["items", "additionalProperties"];
    private readonly Dictionary<(SchemaView, SchemaView), SchemaPair> _pairs = [];
    private readonly Queue<SchemaPair> _pending = new();

    /// <summary>The pairs, in the order in which they were met.</summary>
    public List<SchemaPair> All { get; } = [];

    /// <summary>Whether there were too many pairs to look at them all.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Pairs two schemas, if both are there, and all that is in them.</summary>
    public void Add(YamlNode? old, YamlNode? @new, Levels directions, Subject use, YamlNode site)
    {
        Enqueue(documents.OldSchemas.Of(old), documents.NewSchemas.Of(@new), directions, use, site);
        while (_pending.Count > 0 && !IsIncomplete)
        {
            cancellationToken.ThrowIfCancellationRequested();
            EnqueueParts(_pending.Dequeue());
        }
    }

    private void Enqueue(SchemaView? old, SchemaView? @new, Levels directions, Subject use, YamlNode site)
    {
        if (old is null || @new is null || (_pairs.TryGetValue((old, @new), out var pair) && (directions & ~pair.Directions) == 0))
        {
            return;
        }

        if (pair is null)
        {
            var component = documents.NewSchemas.ComponentAt(@new.Node);
            pair = new SchemaPair(documents, old, @new, use, component is not null && component == old.Name ? documents.NewSchemas.Components[component].Key : site);
            _pairs.Add((old, @new), pair);
            All.Add(pair);
        }

        pair.Directions |= directions;
        IsIncomplete |= All.Count > MostPairsOfSchema * (documents.OldSchemas.Count + documents.NewSchemas.Count);
        _pending.Enqueue(pair);
    }

    private void EnqueueParts(SchemaPair pair)
    {
        var (oldSchemas, newSchemas, subject) = (documents.OldSchemas, documents.NewSchemas, pair.Subject);
        pair.Alternatives.Pairs.ForEach(one => Enqueue(one.Old, one.New, pair.Directions, pair.Use.Part("an alternative"), one.New.Node));
        pair.Bases.ForEach(one => Enqueue(one.Old, one.New, pair.Directions, pair.Use, pair.Site));
        if (!pair.IsComparable)
        {
            return;
        }

        foreach (var property in pair.New.Properties.Values)
        {
            var view = pair.Old.Properties.TryGetValue(property.Name, out var old) ? newSchemas.Of(property.Value) : null;
            var directions = view?.IsTrue("readOnly") == true ? Levels.Response : view?.IsTrue("writeOnly") == true ? Levels.Request : Levels.Wire;
            Enqueue(oldSchemas.Of(old?.Value), view, pair.Directions & directions, subject.Part($"property '{property.Name}'"), property.Key);
        }

        foreach (var key in ValueKeys)
        {
            if (pair.Old.Value(key) is YamlMapping old && pair.New.Value(key) is YamlMapping @new)
            {
                Enqueue(oldSchemas.Of(old), newSchemas.Of(@new), pair.Directions, subject.Part(key == "items" ? "the items" : "the values"), pair.Place(key));
            }
        }
    }
}
