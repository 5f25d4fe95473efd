namespace pxr;

/// <content>Values that hold others. Source: the crate format's description, sections 8 and 10.</content>
internal sealed partial class CrateValueReader
{
    private const int OffsetLength = 2 * sizeof(double);

    // Key, distance to the representation, representation.
    private const int EntryLength = sizeof(int) + (2 * sizeof(long));

    /// <summary>A value at the end of a distance, behind which the cursor then stands.</summary>
    private object ReadNested(ref CrateCursor cursor)
    {
        long start = cursor.Position;
        cursor.MoveTo(unchecked(start + cursor.Read<long>()));
        var rep = new CrateValueRep(cursor.Read<ulong>());
        if (--nestedValuesLeft < 0) cursor.Fail($"expected no more values than the bytes can hold, found values that hold each other");
        if (++depth > CrateLayout.MaxValueDepth) cursor.Fail($"expected at most {CrateLayout.MaxValueDepth} values inside each other, found more");
        object value = Read(rep);
        depth--;
        return value;
    }

    private VtDictionary ReadDictionary(ref CrateCursor cursor)
    {
        var dictionary = new VtDictionary();
        for (int left = cursor.ReadLength(EntryLength); left > 0; left--)
        {
            string key = ReadString(ref cursor);
            object value = CrateFields.ToPlain(ReadNested(ref cursor));
            if (value is not VtDictionary && SdfTypeRegistry.OfValue(value) is null) cursor.Fail($"expected a value that a dictionary can hold, found a {value.GetType().Name}");
            dictionary.SetValueAtPath(new StdStringVector { key }, VtValue.FromObject(value));
        }

        return dictionary;
    }

    private SortedDictionary<string, string> ReadSelections(ref CrateCursor cursor)
    {
        var selections = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (int left = cursor.ReadLength(2 * sizeof(int)); left > 0; left--)
        {
            string set = ReadString(ref cursor);
            selections[set] = ReadString(ref cursor);
        }

        return selections;
    }

    private object ReadUnregistered(ref CrateCursor cursor)
    {
        object value = ReadNested(ref cursor);
        if (value is string text) return new SdfUnregisteredValue(text);
        if (value is not (VtDictionary or SdfUnregisteredListOp)) cursor.Fail($"expected a text, a dictionary or a list operation, found a {value.GetType().Name}");
        return value;
    }

    private SdfTimeSamples ReadTimeSamples(ref CrateCursor cursor)
    {
        long start = cursor.Position;
        cursor.MoveTo(unchecked(start + cursor.Read<long>()));
        double[] times = TimesOf(new CrateValueRep(cursor.Read<ulong>()), in cursor);
        start = cursor.Position;
        cursor.MoveTo(unchecked(start + cursor.Read<long>()));
        var values = new object[cursor.ReadLength(sizeof(ulong))];
        if (values.Length != times.Length) cursor.Fail($"expected {times.Length} values, one for each time, found {values.Length}");
        for (int i = 0; i < values.Length; i++) values[i] = new CrateLazyValue(file, SdfFieldKeys.Default, new CrateValueRep(cursor.Read<ulong>()));
        return new SdfTimeSamples([.. times], values);
    }

    /// <summary>Times, which many attributes share.</summary>
    private double[] TimesOf(CrateValueRep rep, in CrateCursor cursor)
    {
        if (file.Times.TryGetValue(rep.Bits, out double[]? times)) return times;
        if (rep.Type != CrateType.DoubleVector || rep.IsArray || rep.IsInlined) cursor.Fail($"expected the times of samples, found {rep}");
        times = (double[])Read(rep);
        for (int i = 1; i < times.Length; i++)
        {
            if (times[i].CompareTo(times[i - 1]) <= 0) cursor.Fail($"expected ascending times, found {times[i]} behind {times[i - 1]}");
        }

        return file.Times.GetOrAdd(rep.Bits, times);
    }

    private SdfLayerOffset ReadOffset(ref CrateCursor cursor) => new(cursor.Read<double>(), cursor.Read<double>());

    private KeyValuePair<SdfPath, SdfPath> ReadRelocate(ref CrateCursor cursor) => new(ReadPath(ref cursor), ReadPath(ref cursor));

    private int PayloadLength => (2 * sizeof(int)) + (file.Version < CrateVersion.PayloadListOps ? 0 : OffsetLength);

    private SdfPayload ReadPayload(ref CrateCursor cursor)
    {
        string asset = ReadString(ref cursor);
        SdfPath path = ReadPath(ref cursor);
        return new SdfPayload(asset, path, file.Version < CrateVersion.PayloadListOps ? null : ReadOffset(ref cursor));
    }

    private SdfReference ReadReference(ref CrateCursor cursor)
    {
        string asset = ReadString(ref cursor);
        SdfPath path = ReadPath(ref cursor);
        SdfLayerOffset offset = ReadOffset(ref cursor);
        return new SdfReference(asset, path, offset, ReadDictionary(ref cursor));
    }
}
