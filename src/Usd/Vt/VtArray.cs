using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace pxr;

/// <summary>Addition: what all arrays have in common.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// A copy shares the elements until one of both is changed, so that passing arrays through values and layers costs nothing.
/// An array of a crate may show the bytes of the file itself, and one may show a source
/// (<see cref="assign(IVtArraySource{T})"/>); both copy the elements before their first change as well.
/// Element numbers are <c>int</c>, and the counts of OpenUSD's interface <c>uint</c>; an array holds at most
/// <see cref="Array.MaxLength"/> elements. Reading from several threads is safe while none writes.
/// </remarks>
public abstract class VtArray<T> : Vt_ArrayBase
{
    private T[] _elements = [];
    private int _count;

    // Where the elements stand instead, when they are not the array's own.
    private VtArrayView<T>? _view;

    // Set on both sides of a copy. Each then copies the elements before its first change, so neither sees the other's.
    private bool _isShared;

    private protected VtArray()
    {
    }

    private protected VtArray(VtArray<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        other._isShared = true;
        _isShared = true;
        _elements = other._elements;
        _count = other._count;
        _view = other._view;
    }

    private protected VtArray(ReadOnlySpan<T> elements)
    {
        _elements = elements.ToArray();
        _count = elements.Length;
    }

    /// <summary>Element <paramref name="index"/>, counted from 0: a copy, where the elements are structs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_count) RefuseIndex(index);
            return _view is null ? _elements[index] : _view.At(index);
        }

        set
        {
            if ((uint)index >= (uint)_count) RefuseIndex(index);
            Detach(Room);
            _elements[index] = value;
        }
    }

    /// <inheritdoc/>
    internal override int Length => _count;

    /// <inheritdoc/>
    internal override Type ElementType => typeof(T);

    private protected virtual T DefaultElement => default!;

    private int Room => _view?.Count ?? _elements.Length;

    /// <summary>Appends an element.</summary>
    public void push_back(T element)
    {
        Detach(_count == Room ? Grown(_count + 1) : Room);
        _elements[_count++] = element;
    }

    /// <summary>Removes the last element.</summary>
    /// <exception cref="InvalidOperationException">The array is empty.</exception>
    public void pop_back()
    {
        if (_count == 0) throw new InvalidOperationException("expected at least one element, found an empty array");
        resize((uint)_count - 1);
    }

    /// <summary>The number of elements.</summary>
    public uint size() => (uint)_count;

    /// <summary>The number of elements that fit without new memory.</summary>
    public uint capacity() => (uint)Room;

    /// <summary>Whether there is no element.</summary>
    public bool empty() => _count == 0;

    /// <summary>Makes room for <paramref name="num"/> elements.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is above <see cref="Array.MaxLength"/>.</exception>
    public void reserve(uint num)
    {
        int room = Checked(num);
        if (room > Room) Detach(room);
    }

    /// <summary>Removes elements at the end, or appends default ones: 0, an empty string or token, an empty range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is above <see cref="Array.MaxLength"/>.</exception>
    public void resize(uint newSize)
    {
        int count = Checked(newSize);
        if (count == _count) return;
        Detach(Math.Max(count, Room));
        if (count > _count) _elements.AsSpan(_count, count - _count).Fill(DefaultElement);
        else if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) _elements.AsSpan(count, _count - count).Clear();
        _count = count;
    }

    /// <summary>Removes all elements.</summary>
    public void clear()
    {
        if (_isShared || _view is not null) TakeOver([]);
        else resize(0);
    }

    /// <summary>Replaces the elements by <paramref name="n"/> equal ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is above <see cref="Array.MaxLength"/>.</exception>
    public void assign(uint n, T fill)
    {
        T[] elements = new T[Checked(n)];
        Array.Fill(elements, fill);
        TakeOver(elements);
    }

    /// <summary>Addition: replaces the elements by those of a source, without reading them.</summary>
    /// <remarks>
    /// Single elements are read from the source each time, and writing a layer reads pieces. What needs all elements at once,
    /// as <see cref="AsSpan"/> and the first change do, makes a copy of them.
    /// </remarks>
    /// <param name="source">Serves the elements for as long as this array or a copy of it lives.</param>
    /// <exception cref="ArgumentOutOfRangeException">The source has more elements than <see cref="Array.MaxLength"/>.</exception>
    public void assign(IVtArraySource<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        _ = Checked((uint)source.Count);
        Show(new VtSourceArrayView<T>(source));
    }

    /// <summary>Exchanges the elements with the other array.</summary>
    public void swap(VtArray<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (_elements, other._elements) = (other._elements, _elements);
        (_count, other._count) = (other._count, _count);
        (_view, other._view) = (other._view, _view);
        (_isShared, other._isShared) = (other._isShared, _isShared);
    }

    /// <summary>Whether both arrays share the same memory, which is quick to tell and makes them equal.</summary>
    public bool IsIdentical(VtArray<T> other) =>
        other is not null && ReferenceEquals(_elements, other._elements) && ReferenceEquals(_view, other._view) && _count == other._count;

    /// <summary>Copies the elements to the start of <paramref name="dest"/>.</summary>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void CopyToArray(T[] dest)
    {
        Borrow().CopyTo(dest);
        GC.KeepAlive(this);
    }

    /// <summary>Copies the elements' bytes to unmanaged memory, which must have room for all of them.</summary>
    /// <exception cref="NotSupportedException">The elements are strings or other objects.</exception>
    public unsafe void CopyToArray(IntPtr dest)
    {
        RequireBytes();
        if (_count > 0) Borrow().CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.AsRef<T>((void*)dest), _count));
        GC.KeepAlive(this);
    }

    /// <summary>Addition: copies a range of the elements; of those that stand in a file or a source, no others are read.</summary>
    /// <param name="first">The first element, counted from 0.</param>
    /// <param name="into">Filled whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the array.</exception>
    public void CopyRange(int first, Span<T> into)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, _count - into.Length);
        if (_view is null) _elements.AsSpan(first, into.Length).CopyTo(into);
        else _view.Read(first, into);
        GC.KeepAlive(this);
    }

    /// <summary>Copies <see cref="size"/> elements from the start of <paramref name="src"/>: size the array first.</summary>
    /// <exception cref="ArgumentException">The source is too short.</exception>
    public void CopyFromArray(T[] src)
    {
        ArgumentNullException.ThrowIfNull(src);
        if (src.Length < _count) throw new ArgumentException($"expected at least {_count} elements, found {src.Length}", nameof(src));
        src.AsSpan(0, _count).CopyTo(AsMutableSpan());
    }

    /// <summary>Copies the bytes of <see cref="size"/> elements from unmanaged memory: size the array first.</summary>
    /// <exception cref="NotSupportedException">The elements are strings or other objects.</exception>
    public unsafe void CopyFromArray(IntPtr src)
    {
        RequireBytes();
        if (_count > 0) MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AsRef<T>((void*)src), _count).CopyTo(AsMutableSpan());
    }

    /// <summary>The elements: a view, valid until the array is next changed.</summary>
    /// <remarks>The file of an array that shows a crate's bytes stays mapped from now on: a span cannot keep it.</remarks>
    public ReadOnlySpan<T> AsSpan() => _view is null ? _elements.AsSpan(0, _count) : _view.Lend();

    /// <summary>The elements for writing: a view, valid until the array is next resized or copied.</summary>
    public Span<T> AsMutableSpan()
    {
        Detach(Room);
        return _elements.AsSpan(0, _count);
    }

    /// <summary>The elements as OpenUSD prints them: <c>[1, 2.5]</c>; strings are not quoted.</summary>
    public override string ToString()
    {
        string[] texts = new string[_count];
        for (int i = 0; i < _count; i++) texts[i] = GfText.Of(this[i]);
        return $"[{string.Join(", ", texts)}]";
    }

    /// <summary>Whether both arrays have equal elements; null equals null only.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "Callers write VtVec3fArray.Equals(a, b).")]
    public static bool Equals(VtArray<T>? lhs, VtArray<T>? rhs) => lhs == rhs;

    /// <summary>Whether the other object is an array of this element type with equal elements.</summary>
    public override bool Equals(object? rhs) => rhs is VtArray<T> other && this == other;

    /// <summary>A hash of the number of elements and of some of them; it changes when the array does.</summary>
    public override int GetHashCode() =>
        _count == 0 ? 0 : HashCode.Combine(_count, this[0], this[_count / 2], this[_count - 1]);

    /// <summary>Whether both arrays have equal elements; null equals null only, and NaN nothing unless the memory is shared.</summary>
    public static bool operator ==(VtArray<T>? lhs, VtArray<T>? rhs)
    {
        if (lhs is null || rhs is null) return lhs is null && rhs is null;
        bool equal = lhs.IsIdentical(rhs) || ElementsEqual(lhs.Borrow(), rhs.Borrow());
        GC.KeepAlive(lhs);
        GC.KeepAlive(rhs);
        return equal;
    }

    /// <summary>Whether an element or the number of them differs.</summary>
    public static bool operator !=(VtArray<T>? lhs, VtArray<T>? rhs) => !(lhs == rhs);

    /// <inheritdoc/>
    internal override string TextAt(int index) => GfText.Of(this[index]);

    /// <inheritdoc/>
    internal override int FirstDifference(Vt_ArrayBase other)
    {
        var against = (VtArray<T>)other;
        ReadOnlySpan<T> a = Borrow(), b = against.Borrow();
        int common = Math.Min(a.Length, b.Length);
        int at = IsIdentical(against) ? common : 0;
        while (at < common)
        {
            at += SameBytes(a[at..common], b[at..common]);

            // Other bytes may be the same text: NaN has many.
            if (at < common && TextAt(at) != against.TextAt(at)) break;
            if (at < common) at++;
        }

        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return at == common && a.Length == b.Length ? -1 : at;
    }

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal void TakeOver(T[] elements)
    {
        _elements = elements;
        _count = elements.Length;
        _view = null;
        _isShared = false;
    }

    /// <summary>Shows elements that are not the array's own, until it is changed.</summary>
    internal void Show(VtArrayView<T> view)
    {
        TakeOver([]);
        _view = view;
        _count = view.Count;
    }

    /// <summary>The elements, for code that keeps the array alive until it is done with them (<see cref="GC.KeepAlive"/>).</summary>
    internal ReadOnlySpan<T> Borrow() => _view is null ? _elements.AsSpan(0, _count) : _view.Borrow();

    /// <summary>Whether the elements stand in memory, or in the bytes of a file, so that borrowing them costs nothing.</summary>
    internal bool IsResident => _view is null or { IsResident: true };

    /// <summary>A range of the elements, for code that keeps the array alive until it is done with them.</summary>
    /// <param name="first">The first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="scratch">Takes the elements that stand nowhere in memory; made when it is needed.</param>
    internal ReadOnlySpan<T> Part(int first, int count, ref T[]? scratch)
    {
        if (IsResident) return Borrow().Slice(first, count);
        if (scratch is null || scratch.Length < count) scratch = new T[count];
        _view!.Read(first, scratch.AsSpan(0, count));
        return scratch.AsSpan(0, count);
    }

    // Floating-point elements compare as C++ does, by ==, where .NET's own equality holds NaN equal to itself.
    private static bool ElementsEqual(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        if (a.Length != b.Length) return false;
        if (typeof(T) == typeof(double)) return NumbersEqual(As<double>(a), As<double>(b));
        return typeof(T) == typeof(float) ? NumbersEqual(As<float>(a), As<float>(b)) : a.SequenceEqual(b);
    }

    /// <summary>The number of elements at the front that are equal bit by bit; of objects, that are equal.</summary>
    private static int SameBytes(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) return a.CommonPrefixLength(b);
        int size = Unsafe.SizeOf<T>(), block = (1 << 20) / size;
        for (int at = 0; at < a.Length; at += block)
        {
            int count = Math.Min(block, a.Length - at);
            int same = Bytes(a.Slice(at, count)).CommonPrefixLength(Bytes(b.Slice(at, count))) / size;
            if (same < count) return at + same;
        }

        return a.Length;
    }

    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<T> elements) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(elements)), elements.Length * Unsafe.SizeOf<T>());

    private static bool NumbersEqual<TNumber>(ReadOnlySpan<TNumber> a, ReadOnlySpan<TNumber> b)
        where TNumber : System.Numerics.IFloatingPoint<TNumber>
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i]) return false;
        }

        return true;
    }

    private static ReadOnlySpan<TNumber> As<TNumber>(ReadOnlySpan<T> elements) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, TNumber>(ref MemoryMarshal.GetReference(elements)), elements.Length);

    private static int Checked(uint count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, (uint)Array.MaxLength);
        return (int)count;
    }

    private static int Grown(int needed) => Math.Min(Math.Max(4, (int)Math.Min(2L * needed, Array.MaxLength)), Array.MaxLength);

    // Gives the array memory of its own, with the given room, before a change.
    private void Detach(int room)
    {
        if (!_isShared && _view is null && room == _elements.Length) return;
        T[] own = new T[room];
        Borrow()[..Math.Min(_count, room)].CopyTo(own);
        GC.KeepAlive(_view);
        _elements = own;
        _view = null;
        _isShared = false;
    }

    private static void RequireBytes()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            throw new NotSupportedException($"an array of {typeof(T).Name} has no bytes to copy");
    }

    private void RefuseIndex(int index) =>
        throw new ArgumentOutOfRangeException(nameof(index), index, $"expected an element below {_count}");
}
