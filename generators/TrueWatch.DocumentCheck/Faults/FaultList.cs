using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Faults;

/// <summary>Collects what is wrong. A part of the document that is used twice is told of once.</summary>
internal sealed class FaultList
{
    private readonly HashSet<Fault> _faults = [];

    public void Invalid(Mark place, string text) => Add(place, FaultCodes.Invalid, text);

    public void Invalid(YamlNode place, string text) => Add(place.Start, FaultCodes.Invalid, text);

    public void Unsupported(YamlNode place, string text) => Add(place.Start, FaultCodes.Unsupported, text);

    public void Name(YamlNode place, string text) => Add(place.Start, FaultCodes.Name, text);

    /// <summary>All of them, in the document's order.</summary>
    public IReadOnlyList<Fault> ToList() => [.. _faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    private void Add(Mark place, string code, string text)
        => _faults.Add(new Fault(place.Line, place.Column, code, OnOneLine(text)));

    /// <summary>A text of the document cannot begin a line of its own in the log of a build.</summary>
    private static string OnOneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029)
            {
                line.Append($"\\u{rune.Value:x4}");
            }
            else
            {
                line.Append(rune);
            }
        }

        return line.ToString();
    }
}
