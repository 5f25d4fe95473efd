using System.Text;

namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>The lines of a text file, one after the other. Of long ones only the beginning is held, whatever their length.</summary>
internal sealed class TextLines(string path) : IDisposable
{
    /// <summary>The most bytes of a line that are held.</summary>
    internal const int MostBytes = 1 << 14;

    private readonly FileStream file = File.OpenRead(path);
    private readonly byte[] buffer = new byte[1 << 16], line = new byte[MostBytes];
    private int at, end;

    /// <summary>The last line's number, from 1.</summary>
    internal int Number { get; private set; }

    /// <summary>Whether the last line was longer than is held.</summary>
    internal bool WasCut { get; private set; }

    public void Dispose() => file.Dispose();

    /// <summary>The next line, without white space at its ends; null after the last.</summary>
    internal string? Read()
    {
        int length = Next();
        return length < 0 ? null : Encoding.UTF8.GetString(line, 0, length).Trim();
    }

    /// <summary>Passes over a line.</summary>
    internal void Skip() => Next();

    private int Next()
    {
        int length = 0;
        WasCut = false;
        bool any = false;
        while (Fill())
        {
            any = true;
            ReadOnlySpan<byte> rest = buffer.AsSpan(at, end - at);
            int stop = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> part = stop < 0 ? rest : rest[..stop];
            int kept = Math.Min(part.Length, MostBytes - length);
            part[..kept].CopyTo(line.AsSpan(length));
            length += kept;
            WasCut |= kept < part.Length;
            at += stop < 0 ? rest.Length : stop + 1;
            if (stop >= 0) break;
        }

        if (any) Number++;
        return any ? length : -1;
    }

    private bool Fill()
    {
        if (at < end) return true;
        (at, end) = (0, file.Read(buffer));
        return end > 0;
    }
}
