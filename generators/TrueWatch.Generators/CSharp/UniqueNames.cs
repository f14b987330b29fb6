namespace TrueWatch.Generators.CSharp;

/// <summary>Names that are taken, and others out of their way.</summary>
internal sealed class UniqueNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    // The number that is to be tried next behind a name.
    private readonly Dictionary<string, int> _numbers = [];

    public bool IsTaken(string name) => _taken.Contains(name);

    /// <summary>The name itself, or with the first number behind it that is free; the name is taken from then on.</summary>
    public string Take(string name)
    {
        if (_taken.Add(name))
        {
            return name;
        }

        // A digit behind a digit would look like another number.
        var stem = char.IsDigit(name[name.Length - 1]) ? name + "_" : name;
        var number = _numbers.TryGetValue(name, out var next) ? next : 2;
        while (!_taken.Add(FormattableString.Invariant($"{stem}{number}")))
        {
            number++;
        }

        _numbers[name] = number + 1;
        return FormattableString.Invariant($"{stem}{number}");
    }
}
