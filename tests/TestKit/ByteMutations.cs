using System.Buffers.Binary;

namespace UsdGsplat.TestKit;

/// <summary>Breaks files on purpose, the same way for the same seed.</summary>
/// <param name="seed">Decides all that follows; tests print it.</param>
public sealed class ByteMutations(int seed)
{
    private static readonly ulong[] Extremes = [0, 1, 0x7F, 0xFF, 0x7FFF_FFFF, 0xFFFF_FFFF, 0x7FFF_FFFF_FFFF_FFFF, ulong.MaxValue];

    private readonly Random random = new(seed);

    /// <summary>Every proper beginning of a file at a step, the empty one first.</summary>
    public static IEnumerable<byte[]> Truncations(byte[] file, int step)
    {
        ArgumentNullException.ThrowIfNull(file);
        for (int length = 0; length < file.Length; length += step) yield return file[..length];
    }

    /// <summary>A copy with one to four changes: flipped bits, random bytes, extreme numbers of 1 to 8 bytes, moved runs.</summary>
    public byte[] Mutate(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        byte[] copy = [.. file];
        for (int left = random.Next(1, 5); left > 0 && copy.Length > 0; left--) Change(copy);
        return copy;
    }

    private void Change(byte[] bytes)
    {
        int at = random.Next(bytes.Length);
        switch (random.Next(4))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                Span<byte> number = stackalloc byte[sizeof(ulong)];
                BinaryPrimitives.WriteUInt64LittleEndian(number, Extremes[random.Next(Extremes.Length)]);
                number[..Math.Min(1 << random.Next(4), bytes.Length - at)].CopyTo(bytes.AsSpan(at));
                break;
            default:
                int length = random.Next(Math.Min(32, bytes.Length - at) + 1);
                bytes.AsSpan(random.Next(bytes.Length - length + 1), length).CopyTo(bytes.AsSpan(at));
                break;
        }
    }
}
