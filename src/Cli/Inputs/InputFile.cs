using UsdGsplat.Codecs.Sources;
using UsdGsplat.NuRec;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.Cli.Inputs;

/// <summary>Opens whatever <c>inspect</c> understands: splat files, NuRec payloads, and the splats of stages, each prim's in its own space.</summary>
internal static class InputFile
{
    /// <summary>The clouds of a file of a kind; the caller disposes each and then the bytes.</summary>
    internal static IReadOnlyList<ISplatSource> OpenAll(string path, string kind, IByteSource bytes)
    {
        return kind switch
        {
            InputKind.Usdz or InputKind.UsdLayer => StageSplatReader.OpenParts(path, new StageReadOptions { Frame = SplatFrame.Prim }),
            InputKind.NuRec => [NuRecPayloadReader.Open(bytes)],
            InputKind.Splat4d => [Splat4dReader.Open(bytes)],
            _ => [SplatFile.Open(path)],
        };
    }
}
