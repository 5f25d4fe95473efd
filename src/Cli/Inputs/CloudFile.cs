using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.Cli.Inputs;

/// <summary>Opens what is one cloud, still or with Gaussians of time, out of splat files and USD, and refuses what is frames or windows.</summary>
internal static class CloudFile
{
    private const int ChunkSplats = 1 << 14;

    /// <summary>Opens a cloud.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stage">How a USD file is read; null for the defaults.</param>
    /// <exception cref="AssetUnsupportedException">The file is frames (CONVERT-FRAMES), or hard windows of time (CONVERT-WINDOWS).</exception>
    internal static ISplatSource Open(string path, StageReadOptions? stage = null)
    {
        if (Directory.Exists(path)) throw Frames(path, "'bake' makes a bundle of them");
        var bytes = new MappedByteSource(path);
        string kind = InputKind.Of(path, bytes);
        if (kind == InputKind.Splat4d) return Still(Splat4dReader.Open(bytes));
        bytes.Dispose();
        if (kind is InputKind.Usdz or InputKind.UsdLayer or InputKind.NuRec) return StageSplatReader.Open(path, stage);
        return kind == InputKind.Sog4d ? throw Frames(path, "'extract' writes them as PLY files") : SplatFile.Open(path);
    }

    private static AssetUnsupportedException Frames(string path, string instead) => new(
        new AssetLocation(path), "CONVERT-FRAMES", $"expected one cloud, found frames, which do not say how splats move and fade between them; {instead}");

    private static Splat4dSource Still(Splat4dSource source)
    {
        if (source.TimeModel == Splat4dTimeModel.Gaussian || IsStill(source)) return source;
        source.Dispose();
        throw new AssetUnsupportedException(
            new AssetLocation(source.Name), "CONVERT-WINDOWS", "expected Gaussians of time, found hard windows, for which checkpoints and PLY files have no place; 'extract' writes frames");
    }

    /// <summary>Whether every splat is seen from 0 to 1 and stays where it is.</summary>
    private static bool IsStill(Splat4dSource source)
    {
        float[] starts = new float[ChunkSplats], durations = new float[ChunkSplats], velocities = new float[3 * ChunkSplats];
        for (long first = 0; first < source.Schema.Count; first += ChunkSplats)
        {
            int count = (int)Math.Min(ChunkSplats, source.Schema.Count - first);
            source.ReadWindows(first, starts.AsSpan(0, count), durations.AsSpan(0, count), velocities.AsSpan(0, 3 * count));
            if (starts.AsSpan(0, count).ContainsAnyExcept(0) || durations.AsSpan(0, count).ContainsAnyExcept(1) || velocities.AsSpan(0, 3 * count).ContainsAnyExcept(0)) return false;
        }

        return true;
    }
}
