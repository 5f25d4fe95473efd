using System.Runtime.InteropServices;
using UsdGsplat.Codecs.WebP;

namespace UsdGsplat.Benchmarks.Codecs;

/// <summary>Encodes in this process by libwebp as <c>cwebp -lossless -exact -z 0</c> does, so that both encoders are timed alike.</summary>
/// <remarks>Structures are those of libwebp 1.2 and later, src/webp/encode.h, on 64-bit machines; of each only what is set or read has a name here.</remarks>
internal static unsafe partial class LibWebP
{
    private const string Library = "libwebp.so.7";
    private const int Abi = 0x020F, DefaultPreset = 0;
    private const float DefaultQuality = 75;

    // Ints of WebPConfig, ints of WebPPicture, pointers of WebPPicture, longs of WebPMemoryWriter; bytes that surely hold each.
    private const int Lossless = 0, Method = 2, Exact = 24;
    private const int UseArgb = 0, Width = 2, Height = 3;
    private const int Writer = 12, WriterState = 13;
    private const int WrittenBytes = 1;
    private const int StructureBytes = 512;

    /// <summary>Encodes an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="clock">Read right before and after the encoding; taking the pixels over is not part of it.</param>
    /// <returns>The clock's difference, and the size of the file in bytes.</returns>
    internal static (double Time, int Bytes) Encode(RgbaImage image, Func<double> clock)
    {
        byte* config = stackalloc byte[StructureBytes], picture = stackalloc byte[StructureBytes], writer = stackalloc byte[StructureBytes];
        Check(WebPConfigInitInternal(config, DefaultPreset, DefaultQuality, Abi) != 0 && WebPConfigLosslessPreset(config, 0) != 0);
        Check(((int*)config)[Lossless] == 1 && ((int*)config)[Method] == 0);
        ((int*)config)[Exact] = 1;
        Check(WebPPictureInitInternal(picture, Abi) != 0);
        (((int*)picture)[UseArgb], ((int*)picture)[Width], ((int*)picture)[Height]) = (1, image.Width, image.Height);
        fixed (byte* rgba = image.Pixels) Check(WebPPictureImportRGBA(picture, rgba, 4 * image.Width) != 0);
        WebPMemoryWriterInit(writer);
        ((nint*)picture)[Writer] = NativeLibrary.GetExport(NativeLibrary.Load(Library), "WebPMemoryWrite");
        ((nint*)picture)[WriterState] = (nint)writer;
        double start = clock();
        int done = WebPEncode(config, picture);
        double time = clock() - start;
        Check(done != 0);
        var bytes = (int)((long*)writer)[WrittenBytes];
        WebPMemoryWriterClear(writer);
        WebPPictureFree(picture);
        return (time, bytes);
    }

    private static void Check(bool condition)
    {
        if (!condition) throw new InvalidOperationException("libwebp refuses, or its structures are others than expected");
    }

    [LibraryImport(Library)]
    private static partial int WebPConfigInitInternal(byte* config, int preset, float quality, int abi);

    [LibraryImport(Library)]
    private static partial int WebPConfigLosslessPreset(byte* config, int level);

    [LibraryImport(Library)]
    private static partial int WebPPictureInitInternal(byte* picture, int abi);

    [LibraryImport(Library)]
    private static partial int WebPPictureImportRGBA(byte* picture, byte* rgba, int stride);

    [LibraryImport(Library)]
    private static partial int WebPEncode(byte* config, byte* picture);

    [LibraryImport(Library)]
    private static partial void WebPPictureFree(byte* picture);

    [LibraryImport(Library)]
    private static partial void WebPMemoryWriterInit(byte* writer);

    [LibraryImport(Library)]
    private static partial void WebPMemoryWriterClear(byte* writer);
}
