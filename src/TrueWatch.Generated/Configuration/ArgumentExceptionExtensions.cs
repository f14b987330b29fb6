namespace TrueWatch.Generated;

/// <summary>Reads exceptions of properties for those who know a setting by another name.</summary>
internal static class ArgumentExceptionExtensions
{
    extension(ArgumentException exception)
    {
        /// <summary>The message without the name of the parameter, which the platform appends.</summary>
        public string TextWithoutParameter => exception.Message.Split([" (Parameter '", "\r"], StringSplitOptions.None)[0];
    }
}
