using System.Text;

namespace TrueWatch.Generated;

/// <summary>A form with files (RFC 7578). What is null is left out.</summary>
internal sealed class FormBody : RequestBody
{
    private readonly List<FormPart> _parts = [];
    private Exception? _readFailure;

    public override bool IsRepeatable => _parts.TrueForAll(part => part.File is not { IsRepeatable: false });

    public override Exception? ReadFailure => _readFailure;

    public FormBody Field(string name, object? value)
    {
        if (value is not null)
        {
            _parts.Add(new FormPart(name, Encoding.UTF8.GetBytes(ParameterText.Of(value, name))));
        }

        return this;
    }

    public FormBody File(string name, FileUpload? file)
    {
        if (file is not null)
        {
            _parts.Add(new FormPart(name, file));
        }

        return this;
    }

    public override HttpContent ToContent(CallClock clock) => new FormContent(_parts, clock, failure => _readFailure = failure);
}
