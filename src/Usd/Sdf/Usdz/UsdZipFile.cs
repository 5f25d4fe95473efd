using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>A <c>.usdz</c> package, open for reading: the files of a ZIP archive, stored, each a range of its bytes.</summary>
/// <remarks>
/// Members are in the order of their headers; the first is the package's layer. A compressed or encrypted member is listed,
/// and refused when it is opened. USD.NET prints contents and hands out pointers; these members are left out. Source: the
/// package format's description, sections 2 and 3.
/// </remarks>
public sealed partial class UsdZipFile : IDisposable
{
    private readonly IByteSource package;
    private readonly bool ownsPackage;
    private readonly Dictionary<string, ZipMember> byName;

    private UsdZipFile(IByteSource package, bool ownsPackage)
    {
        this.package = package;
        this.ownsPackage = ownsPackage;
        Members = ZipWalk.Members(package);
        DirectoryIssues = ZipDirectory.Compare(package, Members);
        byName = Members.ToDictionary(member => member.Name, StringComparer.Ordinal);
    }

    /// <summary>The members in the order of their headers; at least one.</summary>
    internal IReadOnlyList<ZipMember> Members { get; }

    /// <summary>What the directory says differently from the headers.</summary>
    internal IReadOnlyList<Issue> DirectoryIssues { get; }

    /// <summary>Opens a package.</summary>
    /// <exception cref="IOException">The file cannot be read. USD.NET gives an empty package here.</exception>
    /// <exception cref="AssetFormatException">The file is no package, is cut off, or a name leads out of it or stands twice.</exception>
    /// <exception cref="AssetUnsupportedException">The package needs ZIP64 or has sizes behind the data.</exception>
    public static UsdZipFile Open(string filePath)
    {
        var source = new MappedByteSource(filePath);
        try
        {
            return new UsdZipFile(source, ownsPackage: true);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Addition: opens a package from its bytes, for example a package in a package.</summary>
    /// <param name="package">The bytes; not disposed with the package.</param>
    public static UsdZipFile Open(IByteSource package) => new(package, ownsPackage: false);

    /// <summary>Addition: opens the file that a resolved asset path names, which may be a member of a package: <c>scene.usdz[a.png]</c>.</summary>
    /// <param name="resolvedPath">As <see cref="SdfAssetPath.GetResolvedPath"/> gives it.</param>
    /// <returns>The bytes, which own what they need of the package.</returns>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="AssetException">The package is damaged, or the member cannot be read.</exception>
    public static IByteSource OpenAsset(string resolvedPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(resolvedPath);
        return ArResolver.OpenAsset(resolvedPath);
    }

    /// <summary>The paths of the members, the package's layer first.</summary>
    public StdStringVector GetFileNames() => new(Members.Select(member => member.Name));

    /// <summary>What the package says of a member.</summary>
    /// <exception cref="FileNotFoundException">There is no such member. USD.NET gives zeros here.</exception>
    public FileInfo GetFileInfo(string filePath) => new(Find(filePath));

    /// <summary>Addition: the content of a member, a range of the package's bytes that ends with the package.</summary>
    /// <exception cref="FileNotFoundException">There is no such member.</exception>
    /// <exception cref="AssetUnsupportedException">The member is compressed or encrypted.</exception>
    public IByteSource OpenFile(string filePath)
    {
        ZipMember member = Find(filePath);
        if (Refusal(member) is { } refusal) throw new AssetUnsupportedException(refusal.Location, refusal.Code, refusal.Message);
        if (member.Size != member.Stored)
            throw new AssetFormatException(LocationOf(member), "USDZ-SIZE", FormattableString.Invariant($"expected a stored member of one size, found {member.Stored} bytes for {member.Size}"));
        return new SubByteSource(package, ArPackagePath.Join(package.Name, member.Name), member.DataOffset, member.Stored);
    }

    /// <summary>Lets the package's file go.</summary>
    public void Dispose()
    {
        if (ownsPackage) package.Dispose();
    }

    internal bool Has(string filePath) => byName.ContainsKey(filePath);

    internal AssetLocation LocationOf(ZipMember member) => new(package.Name, member.HeaderOffset, Scope: member.Name);

    /// <summary>Why a member cannot be read, or null.</summary>
    internal Issue? Refusal(ZipMember member)
    {
        if (member.IsEncrypted) return Refuse(member, "USDZ-ENCRYPTED", "expected a member that anybody can read, found an encrypted one");
        if (member.Method != 0) return Refuse(member, "USDZ-COMPRESSED", FormattableString.Invariant($"expected a stored member, found one compressed by method {member.Method}; packages are not compressed"));
        return null;
    }

    private Issue Refuse(ZipMember member, string code, string problem) => new(code, IssueSeverity.Error, LocationOf(member), problem);

    private ZipMember Find(string filePath) =>
        byName.GetValueOrDefault(filePath) ?? throw new FileNotFoundException($"{package.Name}: no member '{filePath}'", ArPackagePath.Join(package.Name, filePath));
}
