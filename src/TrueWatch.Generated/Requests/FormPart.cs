namespace TrueWatch.Generated;

/// <summary>One part of a form: a text, or a file.</summary>
internal sealed class FormPart
{
    public FormPart(string name, byte[] text)
    {
        Name = name;
        Text = text;
    }

    public FormPart(string name, FileUpload file)
    {
        Name = name;
        File = file;
    }

    public string Name { get; }

    public byte[] Text { get; } = [];

    public FileUpload? File { get; }

    /// <summary>How many bytes its content has; null where that is not known.</summary>
    public long? Length => File is null ? Text.Length : File.Length;
}
