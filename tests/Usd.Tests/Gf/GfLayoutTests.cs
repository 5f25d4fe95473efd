using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using pxr;

namespace UsdGsplat.Usd.Tests.Gf;

/// <summary>Arrays of values are read and written as arrays of numbers, so the bytes between must be none.</summary>
public sealed class GfLayoutTests
{
    [Test]
    public void Sizes_are_those_of_the_numbers() => Assert.Multiple(() =>
    {
        Assert.That(Unsafe.SizeOf<GfHalf>(), Is.EqualTo(2));
        Assert.That(Unsafe.SizeOf<GfVec3h>(), Is.EqualTo(6));
        Assert.That(Unsafe.SizeOf<GfVec3f>(), Is.EqualTo(12));
        Assert.That(Unsafe.SizeOf<GfVec3i>(), Is.EqualTo(12));
        Assert.That(Unsafe.SizeOf<GfVec4d>(), Is.EqualTo(32));
        Assert.That(Unsafe.SizeOf<GfQuath>(), Is.EqualTo(8));
        Assert.That(Unsafe.SizeOf<GfQuatf>(), Is.EqualTo(16));
        Assert.That(Unsafe.SizeOf<GfMatrix2f>(), Is.EqualTo(16));
        Assert.That(Unsafe.SizeOf<GfMatrix3d>(), Is.EqualTo(72));
        Assert.That(Unsafe.SizeOf<GfMatrix4d>(), Is.EqualTo(128));
        Assert.That(Unsafe.SizeOf<GfRange3d>(), Is.EqualTo(48));
    });

    [Test]
    public void Vectors_lie_in_memory_as_their_components()
    {
        GfVec3f[] vectors = [new(1, 2, 3), new(4, 5, 6)];
        Assert.That(MemoryMarshal.Cast<GfVec3f, float>(vectors).ToArray(), Is.EqualTo(new float[] { 1, 2, 3, 4, 5, 6 }));
    }

    [Test]
    public void Quaternions_lie_in_memory_with_the_real_part_last()
    {
        GfQuatf[] quaternions = [new(1, 2, 3, 4)];
        Assert.That(MemoryMarshal.Cast<GfQuatf, float>(quaternions).ToArray(), Is.EqualTo(new float[] { 2, 3, 4, 1 }));
    }

    [Test]
    public void Matrices_lie_in_memory_row_by_row()
    {
        GfMatrix4d[] matrices = [new GfMatrix4d().SetTranslate(new GfVec3d(7, 8, 9))];
        double[] cells = MemoryMarshal.Cast<GfMatrix4d, double>(matrices).ToArray();
        Assert.That(cells, Is.EqualTo(new double[] { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 7, 8, 9, 1 }));
    }

    [Test]
    public void Halves_are_their_16_bits()
    {
        Assert.That(((GfHalf)1f).ToBits(), Is.EqualTo(0x3C00));
        Assert.That((float)GfHalf.FromBits(0x7BFF), Is.EqualTo(65504f));
        Assert.That((float)(GfHalf)65520f, Is.EqualTo(float.PositiveInfinity));
        Assert.That((float)(GfHalf)2049f, Is.EqualTo(2048f), "ties go to even");
    }
}
