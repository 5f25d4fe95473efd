namespace pxr;

/// <summary>The texts of a crate, each made when it is first asked for.</summary>
internal sealed class CrateTokens
{
    private readonly byte[] blob;
    private readonly int[] starts;
    private readonly string?[] texts;
    private readonly TfToken?[] tokens;

    /// <summary>Takes texts that end in NUL each.</summary>
    /// <param name="blob">The texts in UTF-8, one behind the other.</param>
    /// <param name="starts">Where each begins, and behind them the length of the blob.</param>
    internal CrateTokens(byte[] blob, int[] starts)
    {
        this.blob = blob;
        this.starts = starts;
        texts = new string?[starts.Length - 1];
        tokens = new TfToken?[texts.Length];
    }

    internal int Count => texts.Length;

    internal string Text(int index) => texts[index] ??= UsdaBytes.Decode(blob.AsSpan(starts[index]..(starts[index + 1] - 1)));

    internal TfToken Token(int index) => tokens[index] ??= new TfToken(Text(index));
}
