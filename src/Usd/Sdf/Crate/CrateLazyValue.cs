namespace pxr;

/// <summary>The value of a field or a time sample, still in its crate.</summary>
/// <param name="file">The crate.</param>
/// <param name="field">The field's name, which decides what its values may be.</param>
/// <param name="rep">The value.</param>
internal sealed class CrateLazyValue(CrateFile file, string field, CrateValueRep rep) : SdfLazyValue
{
    /// <summary>Arrays are read again: the crate remembers those that somebody holds.</summary>
    internal override bool IsTransient => rep.IsArray;

    internal override object Read() => CrateFields.Read(file, field, rep);
}
