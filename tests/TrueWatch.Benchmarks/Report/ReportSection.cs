using System.Text;

namespace TrueWatch.Benchmarks.Report;

/// <summary>The results of a part: a heading, texts, tables, and the goals with what was measured.</summary>
internal sealed class ReportSection(string title)
{
    private readonly StringBuilder _body = new();
    private readonly List<IReadOnlyList<string>> _goals = [];

    public string Title => title;

    public ReportSection Text(string text)
    {
        _body.Append(text).Append("\n\n");
        return this;
    }

    public ReportSection Table(string caption, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        _body.Append("**").Append(caption).Append("**\n\n");
        AppendTable(_body, header, rows);
        return this;
    }

    /// <summary>Adds a goal that asks for at most so much.</summary>
    public ReportSection Goal(string goal, double measured, double limit, string format = "0.00")
    {
        _goals.Add(
        [
            goal,
            Figure.Of(measured, format),
            double.IsNaN(measured) ? "not measured" : measured <= limit ? "yes" : "**no**",
        ]);
        return this;
    }

    /// <returns>The section as Markdown.</returns>
    public override string ToString()
    {
        var text = new StringBuilder().Append("## ").Append(title).Append("\n\n");
        if (_goals.Count > 0)
        {
            AppendTable(text, ["Goal", "Measured", "Met"], _goals);
        }

        return text.Append(_body).ToString();
    }

    private static void AppendTable(StringBuilder text, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        AppendRow(text, header);
        AppendRow(text, [.. header.Select((_, column) => column == 0 ? ":--" : "--:")]);
        foreach (var row in rows)
        {
            AppendRow(text, row);
        }

        text.Append('\n');
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells)
        => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
