using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;
using UsdGsplat.SplatFormats.Checkpoints.Tensors;

namespace UsdGsplat.SplatFormats.Checkpoints.Containers;

/// <summary>The ZIP archive of PyTorch 1.6 and later: <c>root/data.pkl</c> and one entry <c>root/data/KEY</c> a storage.</summary>
internal sealed class ZipContainer : CheckpointContainer
{
    private const string PickleName = "data.pkl";
    private const int MaxHintBytes = 256;
    private static readonly string[] HintNames = ["byteorder", "version", ".format_version", ".storage_alignment", ".data/serialization_id"];

    private readonly ZipDirectory directory;
    private readonly Dictionary<string, IByteSource> opened = [];
    private readonly SortedDictionary<string, string> hints = new(StringComparer.Ordinal);
    private readonly string root;
    private readonly bool bigEndian;

    internal ZipContainer(IByteSource bytes, CheckpointReadOptions options)
        : base(bytes)
    {
        directory = new ZipDirectory(bytes);
        root = FindRoot(directory, File);
        RefuseTorchScript();
        foreach (string name in HintNames)
        {
            if (directory.Members.TryGetValue(root + name, out ZipMember? member)) hints.Add(name, ReadHint(member));
        }

        bigEndian = IsBigEndian();
        if (options.VerifyChecksums) foreach (ZipMember member in directory.Members.Values) member.Verify(bytes);
        AssetLocation where = File.In(root + PickleName);
        Root = RunPickle(Open(root + PickleName), 0, where, options.AllowSuspicious, out _);
    }

    internal override CheckpointContainerKind Kind => CheckpointContainerKind.Zip;

    internal override string RootName => root.TrimEnd('/');

    internal override IReadOnlyDictionary<string, string> Hints => hints;

    /// <summary>Whether an archive has the entry that makes it a checkpoint.</summary>
    internal static bool HasPickle(ZipDirectory directory) => directory.Members.Keys.Any(IsPickle);

    internal override StorageSpan Find(StorageReference storage, AssetLocation where)
    {
        string name = $"{root}data/{storage.Key}";
        long required = RequiredBytes(storage, where);
        if (!directory.Members.ContainsKey(name))
        {
            if (required == 0) return new StorageSpan(Bytes, 0, 0, bigEndian);
            CheckpointErrors.Damaged(where, "CKPT-STORAGE-MISSING", $"expected entry {name}, found no such entry");
        }

        IByteSource data = Open(name);
        CheckLength(name, required, data.Length, where);
        return new StorageSpan(data, 0, required, bigEndian);
    }

    private static bool IsPickle(string name) => name == PickleName || name.EndsWith("/" + PickleName, StringComparison.Ordinal);

    private static string FindRoot(ZipDirectory directory, AssetLocation file)
    {
        string[] pickles = [.. directory.Members.Keys.Where(IsPickle).Take(2)];
        if (pickles.Length == 0) CheckpointErrors.Damaged(file, "CKPT-ZIP", $"expected an entry whose name ends in {PickleName}, found none: this ZIP archive is no checkpoint");
        if (pickles.Length == 2) CheckpointErrors.Damaged(file, "CKPT-ZIP", $"expected one {PickleName}, found {pickles[0]} and {pickles[1]}");
        return pickles[0][..^PickleName.Length];
    }

    private void RefuseTorchScript()
    {
        string code = root + "code/";
        if (directory.Members.ContainsKey(root + "constants.pkl") || directory.Members.Keys.Any(n => n.StartsWith(code, StringComparison.Ordinal)))
        {
            CheckpointErrors.Unsupported(File.In(code), "CKPT-TORCHSCRIPT", "this is a TorchScript archive, a program; save the model's state_dict with torch.save");
        }
    }

    private string ReadHint(ZipMember member)
    {
        if (member.Length > MaxHintBytes) CheckpointErrors.Damaged(File.In(member.Name), "CKPT-ZIP", $"expected at most {MaxHintBytes} bytes of text, found more");
        using IByteSource bytes = member.Open(Bytes);
        var text = new byte[bytes.Length];
        bytes.ReadExactly(0, text);
        return Encoding.UTF8.GetString(text).Trim();
    }

    private bool IsBigEndian()
    {
        string order = hints.GetValueOrDefault("byteorder", "little");
        if (order is not ("little" or "big")) CheckpointErrors.Damaged(File.In(root + "byteorder"), "CKPT-ZIP", $"expected 'little' or 'big', found '{order}'");
        return order == "big";
    }

    private IByteSource Open(string name)
    {
        lock (opened)
        {
            if (!opened.TryGetValue(name, out IByteSource? data)) opened.Add(name, data = directory.Members[name].Open(Bytes));
            return data;
        }
    }
}
