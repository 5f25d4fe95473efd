using ICSharpCode.SharpZipLib.Checksum;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>What must hold of a package as an archive.</summary>
internal static class UsdUtilsPackageRules
{
    private static readonly string[] ArExtensions = ["usd", "usda", "usdc", "usdz", "exr", "jpg", "jpeg", "png"];

    /// <summary>Checks a package, and the packages in it.</summary>
    /// <exception cref="UsdGsplat.Codecs.AssetException">It cannot be read as a package at all.</exception>
    internal static void Check(IByteSource bytes, bool arKit, UsdUtilsComplianceReport report, int depth, CancellationToken cancellation)
    {
        UsdZipFile package = UsdZipFile.Open(bytes);
        foreach (UsdGsplat.Codecs.Issue issue in package.DirectoryIssues) report.Add(issue);
        foreach (ZipMember member in package.Members)
        {
            cancellation.ThrowIfCancellationRequested();
            if (member.DataOffset % ZipLayout.Alignment != 0)
                report.Tell(UsdUtilsComplianceCodes.Alignment, package.LocationOf(member), FormattableString.Invariant($"expected data at a multiple of {ZipLayout.Alignment}, found it at 0x{member.DataOffset:X}"));
            if (arKit && !ArExtensions.Contains(ArPackagePath.Extension(member.Name)))
                report.Tell(UsdUtilsComplianceCodes.ArExtension, package.LocationOf(member), "expected a layer or an EXR, JPEG or PNG image, found another file");
            if (package.Refusal(member) is { } refusal) report.Add(refusal);
            else report.Try(() => CheckContent(package, member, arKit, report, depth, cancellation));
        }
    }

    private static void CheckContent(UsdZipFile package, ZipMember member, bool arKit, UsdUtilsComplianceReport report, int depth, CancellationToken cancellation)
    {
        using IByteSource content = package.OpenFile(member.Name);
        uint crc = ChecksumOf(content, cancellation);
        if (crc != member.Crc) report.Tell(UsdUtilsComplianceCodes.Checksum, package.LocationOf(member), FormattableString.Invariant($"expected content with the CRC-32 {member.Crc:X8}, found {crc:X8}"));
        if (ArPackagePath.Extension(member.Name) == UsdzResolver.Extension && depth < UsdzResolver.MaxDepth) Check(content, arKit, report, depth + 1, cancellation);
    }

    private static uint ChecksumOf(IByteSource content, CancellationToken cancellation)
    {
        var crc = new Crc32();
        var buffer = new byte[1 << 18];
        for (long at = 0; at < content.Length; at += buffer.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(buffer.Length, content.Length - at);
            content.ReadExactly(at, buffer.AsSpan(0, count));
            crc.Update(new ArraySegment<byte>(buffer, 0, count));
        }

        return (uint)crc.Value;
    }
}
