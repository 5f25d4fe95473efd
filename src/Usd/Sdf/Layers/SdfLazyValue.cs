namespace pxr;

/// <summary>A value of a field or a time sample that is read when it is asked for.</summary>
/// <remarks>Stands in the place of the value, in specs and in time samples, which give out what it reads.</remarks>
internal abstract class SdfLazyValue
{
    /// <summary>
    /// Whether the value is read again when it is asked for again. Otherwise its place keeps what was read, which must be a
    /// new object every time, since it may be edited there.
    /// </summary>
    internal abstract bool IsTransient { get; }

    /// <summary>Reads the value.</summary>
    /// <exception cref="UsdGsplat.Codecs.AssetFormatException">The value is ill-formed.</exception>
    internal abstract object Read();

    /// <summary>The value that a place holds: itself, or what a lazy one reads, which the place keeps unless it is transient.</summary>
    internal static object Resolve(ref object place)
    {
        if (place is not SdfLazyValue lazy) return place;
        object value = lazy.Read();
        if (lazy.IsTransient) return value;

        // Threads that read at once may both have read: all get the object that is kept.
        object before = Interlocked.CompareExchange(ref place, value, lazy);
        return ReferenceEquals(before, lazy) ? value : before;
    }

    /// <summary>The lazy value that stands in a place for good; null when the place holds a value, or will hold one.</summary>
    internal static SdfLazyValue? KeepTransient(object stored) => stored is SdfLazyValue { IsTransient: true } lazy ? lazy : null;
}
