using System.Globalization;
using System.Text;

namespace pxr;

/// <summary>Functions of OpenUSD's module Tf.</summary>
public static class Tf
{
    /// <summary>Whether the text is an ASCII letter or underscore followed by such or digits.</summary>
    public static bool TfIsValidIdentifier(string identifier)
    {
        ArgumentNullException.ThrowIfNull(identifier);
        if (identifier.Length == 0 || char.IsAsciiDigit(identifier[0])) return false;
        foreach (char unit in identifier)
        {
            if (!IsIdentifierUnit(unit)) return false;
        }

        return true;
    }

    /// <summary>The text with each byte (in UTF-8) that an identifier may not hold replaced by an underscore; <c>_</c> for none.</summary>
    public static string TfMakeValidIdentifier(string in_)
    {
        ArgumentNullException.ThrowIfNull(in_);
        if (in_.Length == 0) return "_";
        byte[] bytes = Encoding.UTF8.GetBytes(in_);
        for (int i = 0; i < bytes.Length; i++)
        {
            bool allowed = IsIdentifierUnit((char)bytes[i]) && !(i == 0 && char.IsAsciiDigit((char)bytes[i]));
            if (!allowed) bytes[i] = (byte)'_';
        }

        return Encoding.ASCII.GetString(bytes);
    }

    /// <summary>A token for each string, in order.</summary>
    public static TfTokenVector TfToTokenVector(StdStringVector sv)
    {
        ArgumentNullException.ThrowIfNull(sv);
        return new TfTokenVector(sv.ConvertAll(text => new TfToken(text)));
    }

    /// <summary>The text of each token, in order.</summary>
    public static StdStringVector TfToStringVector(TfTokenVector tv)
    {
        ArgumentNullException.ThrowIfNull(tv);
        return new StdStringVector(tv.ConvertAll(token => token.GetString()));
    }

    /// <summary><c>1</c> or <c>0</c>.</summary>
    public static string TfStringify(bool v) => v ? "1" : "0";

    /// <summary>The same text.</summary>
    public static string TfStringify(string arg0) => arg0;

    /// <summary>The number as OpenUSD prints it: the shortest text that reads back as the same float.</summary>
    public static string TfStringify(float arg0) => TfNumberText.ToText(arg0);

    /// <summary>The number as OpenUSD prints it: the shortest text that reads back as the same double.</summary>
    public static string TfStringify(double arg0) => TfNumberText.ToText(arg0);

    /// <summary>The number in decimal.</summary>
    public static string TfIntToString(int i) => i.ToString(CultureInfo.InvariantCulture);

    private static bool IsIdentifierUnit(char unit) => unit == '_' || char.IsAsciiLetterOrDigit(unit);
}
