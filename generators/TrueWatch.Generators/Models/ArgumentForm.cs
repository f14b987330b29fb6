namespace TrueWatch.Generators.Models;

/// <summary>How an argument is written as text, and read from it.</summary>
internal enum ArgumentForm
{
    /// <summary>Not at all: its text would say nothing, or too much.</summary>
    None = 0,

    /// <summary>In a text that may leave something out: it cannot be read again, and tells no two arguments apart.</summary>
    Other,

    /// <summary>The same, its elements with commas between them.</summary>
    List,

    /// <summary>It is a text.</summary>
    Text,

    /// <summary>By <c>ToString()</c> and <c>Parse(text)</c>.</summary>
    Plain,

    /// <summary>By <c>ToString(culture)</c> and <c>Parse(text, culture)</c>.</summary>
    Number,

    /// <summary>By the members' names.</summary>
    Enum,

    /// <summary>A point in time, by the round-trip format.</summary>
    Time,
}
