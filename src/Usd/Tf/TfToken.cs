using System.Diagnostics.CodeAnalysis;

namespace pxr;

/// <summary>A name: an immutable string with a fast hash, equal to another token by content.</summary>
/// <remarks>
/// A token converts to a string by itself, but a string only by <c>new TfToken("name")</c>, as in USD.NET. Absent are
/// <c>Swap</c>, which would change tokens that others hold, and <c>IsImmortal</c>, since the collector owns all of them.
/// </remarks>
public sealed class TfToken : IDisposable, IEquatable<TfToken>
{
    private readonly string _text;
    private readonly int _hash;

    /// <summary>The empty token.</summary>
    public TfToken()
        : this(string.Empty)
    {
    }

    /// <summary>An equal token.</summary>
    /// <exception cref="ArgumentNullException">The token is null.</exception>
    public TfToken(TfToken rhs)
    {
        ArgumentNullException.ThrowIfNull(rhs);
        _text = rhs._text;
        _hash = rhs._hash;
    }

    /// <summary>The token with this text.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public TfToken(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        _text = s;
        _hash = s.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>The token with this text. Every text has one here, where OpenUSD finds only those in use.</summary>
    public static TfToken Find(string s) => new(s);

    /// <summary>A hash of the text, different in every process.</summary>
    public uint Hash() => (uint)_hash;

    /// <summary>The number of bytes of the text in UTF-8.</summary>
    public uint size() => (uint)System.Text.Encoding.UTF8.GetByteCount(_text);

    /// <summary>The text.</summary>
    public string GetText() => _text;

    /// <summary>The text.</summary>
    public string data() => _text;

    /// <summary>The text.</summary>
    public string GetString() => _text;

    /// <summary>Whether the text is empty.</summary>
    public bool IsEmpty() => _text.Length == 0;

    /// <summary>Does nothing: a token holds nothing to release.</summary>
    public void Dispose()
    {
    }

    /// <summary>The text.</summary>
    public override string ToString() => _text;

    /// <summary>Whether both texts are equal; null equals null only.</summary>
    public static bool Equals(TfToken? lhs, TfToken? rhs) => lhs == rhs;

    /// <summary>Whether the other object is a token with the same text.</summary>
    public override bool Equals(object? rhs) => rhs is TfToken other && this == other;

    bool IEquatable<TfToken>.Equals(TfToken? other) => this == other;

    /// <summary>A hash of the text, different in every process.</summary>
    public override int GetHashCode() => _hash;

    /// <summary>The token's text; null for a null token.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator string?(TfToken? value) => value?._text;

    /// <summary>Whether both texts are equal; null equals null only.</summary>
    public static bool operator ==(TfToken? lhs, TfToken? rhs)
    {
        if (ReferenceEquals(lhs, rhs)) return true;
        return lhs is not null && rhs is not null && lhs._hash == rhs._hash && lhs._text == rhs._text;
    }

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(TfToken? lhs, TfToken? rhs) => !(lhs == rhs);
}
