using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A position in a range of a crate. Everything that a file claims is checked here against the bytes that remain.</summary>
internal struct CrateCursor
{
    private readonly CrateBytes bytes;
    private readonly long start;
    private readonly long end;
    private readonly string scope;

    /// <param name="bytes">The crate.</param>
    /// <param name="start">First byte of the range.</param>
    /// <param name="end">Byte behind the range.</param>
    /// <param name="scope">What the range is, for errors.</param>
    internal CrateCursor(CrateBytes bytes, long start, long end, string scope)
    {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.scope = scope;
        Position = start;
    }

    /// <summary>Bytes before the next one to read, counted from the crate's first.</summary>
    internal long Position { get; private set; }

    internal readonly long BytesLeft => end - Position;

    internal readonly CrateBytes Bytes => bytes;

    internal readonly string Scope => scope;

    internal T Read<T>()
        where T : unmanaged
    {
        int size = Unsafe.SizeOf<T>();
        Require(size, 1);
        T value = MemoryMarshal.Read<T>(bytes.View.Slice(Position, size));
        Position += size;
        return value;
    }

    /// <summary>A count of 64 bits of elements that must fit in the bytes behind it.</summary>
    /// <param name="elementSize">Bytes of one element.</param>
    internal long ReadCount(int elementSize)
    {
        ulong count = Read<ulong>();
        if (count > (ulong)(BytesLeft / elementSize)) RefuseCount(count, elementSize);
        return (long)count;
    }

    /// <summary>A count as <see cref="ReadCount(int)"/> gives it, of elements that are held in memory.</summary>
    internal int ReadLength(int elementSize) => ToLength(ReadCount(elementSize));

    /// <summary>A count that memory can hold.</summary>
    internal readonly int ToLength(long count)
    {
        if (count > Array.MaxLength) bytes.Refuse(Position, scope, $"expected at most {Array.MaxLength} elements, which is what an array holds, found {count}");
        return (int)count;
    }

    /// <summary>Elements as they are: a view.</summary>
    internal ReadOnlySpan<T> Take<T>(int count)
        where T : unmanaged
    {
        Require(count, Unsafe.SizeOf<T>());
        ReadOnlySpan<T> elements = bytes.View.Elements<T>(Position, count);
        Position += (long)count * Unsafe.SizeOf<T>();
        return elements;
    }

    internal void MoveTo(long position)
    {
        if (position < start || position > end) Fail($"expected an offset from 0x{start:X} to 0x{end:X}, found 0x{position:X}");
        Position = position;
    }

    internal void Skip(long count)
    {
        Require(count, 1);
        Position += count;
    }

    /// <summary>Refuses what was read.</summary>
    [DoesNotReturn]
    internal readonly void Fail(FormattableString problem) => bytes.Fail(Position, scope, problem);

    /// <summary>Fails unless so many elements remain.</summary>
    internal readonly void Require(long count, int size)
    {
        if (count > BytesLeft / size) Fail($"expected {count} elements of {size} bytes, found {BytesLeft} bytes");
    }

    [DoesNotReturn]
    private readonly void RefuseCount(ulong count, int size) => Fail($"expected a count of elements of {size} bytes in {BytesLeft} bytes, found {count}");
}
