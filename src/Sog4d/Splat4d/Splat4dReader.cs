using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Opens <c>.splat4d</c> files of format versions 1 and 2.</summary>
/// <remarks>
/// Format version 1 says nothing about time, so its records are looked through once at opening. Files beyond the 2 GiB of
/// Unity's importer are read too; <see cref="Splat4dValidator"/> tells.
/// </remarks>
public static class Splat4dReader
{
    internal const string WindowWarning = "the splats have hard windows of time, which the columns of motion cannot express; as a plain cloud they stand still";

    /// <summary>Opens a file lazily: headers, tables and palettes are read and checked.</summary>
    /// <param name="bytes">Owned by the returned source, or disposed when this method throws.</param>
    /// <param name="options">How to read.</param>
    /// <returns>The cloud; labels out of range and damaged changes of labels raise their errors when they are read.</returns>
    /// <exception cref="AssetFormatException">The bytes break a rule of the format, or are of another codec.</exception>
    public static Splat4dSource Open(IByteSource bytes, Splat4dReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            var findings = new Splat4dFindings(bytes.Name, collect: false);
            Splat4dStructure structure = new Splat4dStructureParser(bytes, findings).Parse()!;
            Splat4dTimeModel model = structure.TimeModel ?? Splat4dTimeGuess.Guess(bytes, structure, options?.HeaderlessTimeModel, findings);
            if (model == Splat4dTimeModel.Window)
            {
                findings.Warning("SPLAT4D-WINDOW", null, "records", $"{WindowWarning}");
            }

            return new Splat4dSource(bytes, structure, model, [.. findings.Warnings]);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }
}
