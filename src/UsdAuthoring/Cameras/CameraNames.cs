using System.Globalization;
using pxr;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>Prim names out of names of files: valid, each once, and the same for the same names in the same order.</summary>
/// <param name="taken">Names that are there already.</param>
internal sealed class CameraNames(IEnumerable<string> taken)
{
    private const string Prefix = "cam_";

    private readonly HashSet<string> used = [.. taken];

    /// <summary>The names of images: those of their files, with the folders only where files of several have one name.</summary>
    internal static string[] Stems(IReadOnlyList<string> images)
    {
        string[] stems = [.. images.Select(Stem)];
        return stems.Distinct().Count() == stems.Length ? stems : [.. images.Select(image => Folder(image) is { Length: > 0 } folder ? $"{folder}/{Stem(image)}" : Stem(image))];
    }

    /// <summary>The last part of a path without its ending.</summary>
    internal static string Stem(string image)
    {
        string name = image[(image.LastIndexOfAny(['/', '\\']) + 1)..];
        int dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }

    /// <summary>The path's folders, with slashes; empty without.</summary>
    internal static string Folder(string image)
    {
        string path = image.Replace('\\', '/');
        string folder = path[..Math.Max(0, path.LastIndexOf('/'))];
        return folder.StartsWith("./", StringComparison.Ordinal) ? folder[2..] : folder == "." ? "" : folder;
    }

    /// <summary>The prim name for a text. A leading digit gets a prefix, so that digits stay; of equal names all but the first get a number.</summary>
    internal string Make(string text)
    {
        string name = text.Length == 0 || char.IsAsciiDigit(text[0]) ? Tf.TfMakeValidIdentifier(Prefix + text) : Tf.TfMakeValidIdentifier(text), unique = name;
        for (int number = 2; !used.Add(unique); number++) unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        return unique;
    }
}
