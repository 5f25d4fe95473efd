using UsdGsplat.SplatFormats.PlySequences;

namespace UsdGsplat.SplatFormats.Cameras;

/// <summary>Orders paths of images as people count, folder by folder: cam2/frame_10 behind cam2/frame_2 and before cam10/frame_1.</summary>
internal sealed class ImageOrder : IComparer<string>
{
    internal static ImageOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        string[] left = (x ?? "").Split('/', '\\'), right = (y ?? "").Split('/', '\\');
        for (int i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            int order = NaturalOrder.Instance.Compare(left[i], right[i]);
            if (order != 0) return order;
        }

        return left.Length.CompareTo(right.Length);
    }
}
