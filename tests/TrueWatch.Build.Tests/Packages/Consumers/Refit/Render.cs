namespace Rendering
{
    internal sealed partial class Render
    {
        public string? State { get; init; }

        public int Frames { get; init; }
    }
}
