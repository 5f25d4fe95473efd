namespace pxr;

/// <summary>Reads lists, and nested lists if they are rectangular, into one array.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReader">Reads one element.</typeparam>
internal ref struct UsdaListReader<T, TReader>
    where TReader : struct, IUsdaElement<T>
{
    private const int MaxDepth = 16;

    private readonly int[] shape = new int[MaxDepth];
    private T[] elements;
    private int count;
    private int leafDepth;

    private UsdaListReader(int capacity) => elements = new T[capacity];

    /// <summary>Reads a list.</summary>
    /// <param name="cursor">Where the list begins.</param>
    /// <param name="commas">Commas that one element needs, so that the size can be told in advance.</param>
    internal static T[] Read(ref UsdaCursor cursor, int commas)
    {
        if (TryReadEmpty(ref cursor)) return [];
        var reader = new UsdaListReader<T, TReader>((cursor.CountCommas() / commas) + 1);
        reader.ReadLevel(ref cursor, 0);
        if (reader.count < reader.elements.Length) Array.Resize(ref reader.elements, reader.count);
        return reader.elements;
    }

    // Blanks may stand in an empty list, line ends may not.
    private static bool TryReadEmpty(ref UsdaCursor cursor)
    {
        int start = cursor.Position;
        cursor.Require('[');
        cursor.SkipInline();
        if (cursor.Take(']')) return true;
        cursor.Position = start;
        return false;
    }

    private void ReadLevel(ref UsdaCursor cursor, int depth)
    {
        int start = cursor.Position;
        if (depth == MaxDepth) cursor.Expected($"at most {MaxDepth} nested lists", "USDA-VALUE");
        cursor.Require('[');
        cursor.SkipLines();
        int length = 0;
        do
        {
            if (cursor.Next == '[')
            {
                if (leafDepth == depth + 1) cursor.Expected("an element like those before", "USDA-VALUE");
                ReadLevel(ref cursor, depth + 1);
            }
            else
            {
                ReadElement(ref cursor, depth);
            }

            length++;
        }
        while (cursor.TakeListSeparator(']'));

        if (shape[depth] == 0) shape[depth] = length;
        else if (shape[depth] != length) cursor.FailAt(start, "USDA-VALUE", $"expected a list of {shape[depth]} like those before, found {length} elements");
    }

    private void ReadElement(ref UsdaCursor cursor, int depth)
    {
        if (leafDepth == 0) leafDepth = depth + 1;
        else if (leafDepth != depth + 1) cursor.Expected("a list like those before", "USDA-VALUE");
        if (count == elements.Length) Array.Resize(ref elements, 2 * count);
        elements[count++] = TReader.Read(ref cursor);
    }
}
