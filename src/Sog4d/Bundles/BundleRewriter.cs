using ICSharpCode.SharpZipLib.Zip;
using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Writes the archive of a bundle anew: <c>meta.json</c> first, each file once, fixed times, each stored or deflated as before.</summary>
internal static class BundleRewriter
{
    private const int SlotsPerWorker = 2;

    internal static void Write(Sog4dArchive archive, byte[] meta, ColorRepair? repair, Stream output, IProgress<double>? progress, CancellationToken cancellation)
    {
        string[] names = [.. archive.Names.OrderBy(name => name != Sog4dArchive.MetaName)];
        // An in-place repair stores meta.json; here it goes the way of the other files again.
        bool deflated = names.Any(name => archive.Find(name).CompressionMethod == CompressionMethod.Deflated);
        int workers = Environment.ProcessorCount;
        var contents = new byte[SlotsPerWorker * workers][];
        using var zip = new ZipOutputStream(output) { IsStreamOwner = false, UseZip64 = UseZip64.Dynamic };
        OrderedPipeline.Run(
            names.Length, workers, contents.Length,
            (job, slot) => contents[slot] = names[job] == Sog4dArchive.MetaName ? meta : repair?.Repaired(names[job]) ?? archive.Read(names[job]),
            (job, slot) =>
            {
                Add(zip, names[job], MethodOf(names[job]), contents[slot]);
                progress?.Report((job + 1.0) / names.Length);
            },
            cancellation);

        CompressionMethod MethodOf(string name) =>
            name == Sog4dArchive.MetaName && deflated ? CompressionMethod.Deflated : archive.Find(name).CompressionMethod;
    }

    private static void Add(ZipOutputStream zip, string name, CompressionMethod method, byte[] content)
    {
        zip.PutNextEntry(new ZipEntry(name) { CompressionMethod = method, DateTime = new DateTime(1980, 1, 1), IsUnicodeText = true, Size = content.Length });
        zip.Write(content, 0, content.Length);
        zip.CloseEntry();
    }
}
