namespace pxr;

/// <content>Splines. Source: the crate format's description, section 10.4.</content>
internal sealed partial class CrateValueReader
{
    private SdfSpline ReadSpline(ref CrateCursor cursor)
    {
        int length = cursor.ReadLength(1);
        CrateCursor blob = file.Bytes.Range(cursor.Position, length, scope);
        cursor.Skip(length);
        var customData = new Dictionary<double, VtDictionary>();
        for (int left = cursor.ReadLength(sizeof(double) + sizeof(long)); left > 0; left--)
        {
            double time = cursor.Read<double>();
            customData[time] = ReadDictionary(ref cursor);
        }

        return new CrateSplineReader(blob, customData).Read();
    }
}
