using TrueWatch.DocumentCheck;

if (args is not [var path, var answer])
{
    Console.Error.WriteLine("Usage: TrueWatch.DocumentCheck DOCUMENT ANSWER-SCHEMA");
    return 2;
}

// All faults but the first in the form of MSBuild's errors, which its task Exec logs as such. That task cannot fail without
// an error of its own, about the exit code; the first fault takes its place, in a form that Directory.Build.targets reads.
var faults = Document.Check(path, answer);
foreach (var fault in faults.Skip(1))
{
    Console.WriteLine($"{path}({fault.Line},{fault.Column}): error {fault.Code}: {fault.Text}");
}

if (faults is not [var first, ..])
{
    return 0;
}

Console.WriteLine($"{first.Line},{first.Column} {first.Code} {first.Text}");
return 1;
