using System.Globalization;
using pxr;
using UsdGsplat.TestKit;
using static pxr.Gf;

namespace UsdGsplat.Usd.Tests.Gf;

public sealed class GfMatrixTests
{
    [Test]
    public void Points_are_rows_and_translation_is_the_last_row()
    {
        GfMatrix4d matrix = new GfMatrix4d().SetTranslate(new GfVec3d(1, 2, 3));
        Assert.That(matrix.GetRow(3), Is.EqualTo(new GfVec4d(1, 2, 3, 1)));
        Assert.That(matrix.Transform(new GfVec3d(10, 20, 30)), Is.EqualTo(new GfVec3d(11, 22, 33)));
        Assert.That(matrix.TransformAffine(new GfVec3f(10, 20, 30)), Is.EqualTo(new GfVec3f(11, 22, 33)));
        Assert.That(matrix.TransformDir(new GfVec3d(10, 20, 30)), Is.EqualTo(new GfVec3d(10, 20, 30)));
        Assert.That(matrix.ExtractTranslation(), Is.EqualTo(new GfVec3d(1, 2, 3)));
    }

    [Test]
    public void Product_does_its_left_side_first()
    {
        GfMatrix4d scale = new GfMatrix4d().SetScale(new GfVec3d(2, 3, 4));
        GfMatrix4d move = new GfMatrix4d().SetTranslate(new GfVec3d(1, 1, 1));
        Assert.That((scale * move).Transform(new GfVec3d(1)), Is.EqualTo(new GfVec3d(3, 4, 5)));
        Assert.That((move * scale).Transform(new GfVec3d(1)), Is.EqualTo(new GfVec3d(4, 6, 8)));
    }

    [Test]
    public void Setters_change_the_matrix_itself()
    {
        var matrix = new GfMatrix4d();
        matrix.SetScale(2);
        matrix.SetTranslateOnly(new GfVec3d(5, 6, 7));
        matrix.SetRotateOnly(new GfRotation(GfVec3d.XAxis(), 90));
        Assert.That(GfIsClose(matrix, new GfMatrix4d(1, 0, 0, 0, 0, 0, 1, 0, 0, -1, 0, 0, 5, 6, 7, 1), 1e-15));
    }

    [Test]
    public void Transform_divides_by_the_fourth_component()
    {
        var matrix = new GfMatrix4d(1);
        matrix.SetColumn(3, new GfVec4d(0, 0, 1, 0));
        Assert.That(matrix.Transform(new GfVec3d(2, 4, 8)), Is.EqualTo(new GfVec3d(0.25, 0.5, 1)));
        Assert.That(matrix.Transform(new GfVec3d(2, 4, 0)), Is.EqualTo(new GfVec3d(2, 4, 0)), "not where it is 0");
    }

    [Test]
    public void Rows_columns_and_arrays_agree()
    {
        var matrix = new GfMatrix3d(1, 2, 3, 4, 5, 6, 7, 8, 9);
        Assert.That(matrix.GetRow(1), Is.EqualTo(new GfVec3d(4, 5, 6)));
        Assert.That(matrix.GetColumn(1), Is.EqualTo(new GfVec3d(2, 5, 8)));
        Assert.That(matrix.GetTranspose().GetRow(1), Is.EqualTo(new GfVec3d(2, 5, 8)));
        Assert.That(matrix[2, 0], Is.EqualTo(7));
        double[] cells = new double[9];
        matrix.CopyToArray(cells);
        Assert.That(cells, Is.EqualTo(new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }));
        var copy = new GfMatrix3d();
        copy.CopyFromArray(cells);
        Assert.That(copy == matrix);
        Assert.That(() => copy.CopyFromArray(new double[8]), Throws.ArgumentException);
        Assert.That(() => matrix.GetRow(3), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => matrix.GetColumn(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Vectors_of_numbers_fill_what_they_have()
    {
        var matrix = new GfMatrix2d(new StdDoubleVectorVector { new StdDoubleVector { 5 }, new StdDoubleVector { 6, 7, 8 } });
        Assert.That(matrix, Is.EqualTo(new GfMatrix2d(5, 0, 6, 7)));
    }

    [Test]
    public void Text_is_that_of_OpenUSD()
    {
        Assert.That(new GfMatrix2d(1, 2.5, -3, 1e-9).ToString(), Is.EqualTo("( (1, 2.5), (-3, 1e-9) )"));
        Assert.That(new GfMatrix4f(1).ToString(), Is.EqualTo("( (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1) )"));
    }

    [Test]
    public void Inverse_and_determinant_agree_with_numpy([Values(2, 3, 4)] int n)
    {
        double[] cells = [.. Enumerable.Range(0, n * n).Select(i => Math.Sin(1 + (i * i)))];
        const string Script = """
            import sys, numpy
            m = numpy.array([float(x) for x in sys.argv[2:]]).reshape(int(sys.argv[1]), -1)
            print(' '.join(repr(float(x)) for x in [numpy.linalg.det(m), *numpy.linalg.inv(m).ravel()]))
            """;
        string[] arguments = [n.ToString(CultureInfo.InvariantCulture), .. cells.Select(cell => cell.ToString("R", CultureInfo.InvariantCulture))];
        double[] expected = [.. Oracle.Python(Script, ["numpy"], arguments).Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        Assert.That(Inverse(cells, n), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Matrix_without_inverse_gives_OpenUSDs_answer_and_a_determinant_of_zero()
    {
        var matrix = new GfMatrix4d(0);
        Assert.That(matrix.GetInverse(out double det), Is.EqualTo(new GfMatrix4d().SetScale(float.MaxValue)));
        Assert.That(det, Is.Zero);
        Assert.That(new GfMatrix4d(0.1).GetInverse(out det, 1e-3), Is.EqualTo(new GfMatrix4d().SetScale(float.MaxValue)));
        Assert.That(det, Is.EqualTo(1e-4).Within(1e-18));
    }

    [Test]
    public void Handedness_is_the_sign_of_the_determinant()
    {
        Assert.That(new GfMatrix4d(1).IsRightHanded());
        Assert.That(new GfMatrix4d().SetScale(new GfVec3d(1, -1, 1)).IsLeftHanded());
        Assert.That(new GfMatrix3f(0).GetHandedness(), Is.Zero);
    }

    [Test]
    public void Orthonormalize_moves_all_axes_alike()
    {
        // x and y lie 2a apart from a right angle; the symmetric answer turns each by a.
        (double sine, double cosine) = Math.SinCos(0.1);
        var matrix = new GfMatrix4d(new GfMatrix3d(cosine, sine, 0, sine, cosine, 0, 0, 0, 2), new GfVec3d(1, 2, 3));
        Assert.That(matrix.HasOrthogonalRows3(), Is.False);
        Assert.That(matrix.Orthonormalize());
        Assert.That(GfIsClose(matrix, new GfMatrix4d().SetTranslate(new GfVec3d(1, 2, 3)), 1e-12));
        Assert.That(matrix.HasOrthogonalRows3());
    }

    [Test]
    public void Orthonormalize_says_when_it_cannot() => Assert.That(new GfMatrix3d(1, 0, 0, 1, 0, 0, 0, 0, 1).Orthonormalize(), Is.False);

    [Test]
    public void Removing_scale_leaves_rotation_and_translation()
    {
        GfMatrix4d rotation = new GfMatrix4d().SetRotate(new GfRotation(new GfVec3d(1, 2, 3), 40));
        GfMatrix4d move = new GfMatrix4d().SetTranslate(new GfVec3d(4, 5, 6));
        GfMatrix4d scale = new GfMatrix4d().SetScale(new GfVec3d(2, 3, 0.5));
        Assert.That(GfIsClose((scale * rotation * move).RemoveScaleShear(), rotation * move, 1e-12));
        Assert.That(GfIsClose((new GfMatrix4d().SetScale(-3) * rotation * move).RemoveScaleShear(), rotation * move, 1e-12));
        Assert.That(new GfMatrix4d().SetScale(0).RemoveScaleShear(), Is.EqualTo(new GfMatrix4d().SetScale(0)));
    }

    [Test]
    public void Look_at_puts_the_eye_at_the_origin_and_the_target_before_it()
    {
        GfMatrix4d view = new GfMatrix4d().SetLookAt(new GfVec3d(10, 2, 0), new GfVec3d(0, 2, 0), GfVec3d.YAxis());
        Assert.That(GfIsClose(view.Transform(new GfVec3d(10, 2, 0)), new GfVec3d(), 1e-14));
        Assert.That(GfIsClose(view.Transform(new GfVec3d(0, 2, 0)), new GfVec3d(0, 0, -10), 1e-14));
        Assert.That(GfIsClose(view.TransformDir(GfVec3d.YAxis()), GfVec3d.YAxis(), 1e-14));
        // Looking along −x is a camera turned 90 degrees about y.
        GfMatrix4d turned = new GfMatrix4d().SetLookAt(new GfVec3d(10, 2, 0), new GfRotation(GfVec3d.YAxis(), 90));
        Assert.That(GfIsClose(view, turned, 1e-14));
    }

    [Test]
    public void Float_matrix_does_as_the_double_one()
    {
        var rotation = new GfRotation(new GfVec3d(1, 2, 3), 40);
        var wide = new GfMatrix4d(rotation, new GfVec3d(4, 5, 6));
        var narrow = new GfMatrix4f(rotation, new GfVec3f(4, 5, 6));
        Assert.That(GfIsClose(narrow, new GfMatrix4f(wide), 1e-6));
        Assert.That(GfIsClose(narrow.GetInverse(), new GfMatrix4f(wide.GetInverse()), 1e-5));
        Assert.That(GfIsClose(narrow.Transform(new GfVec3f(1)), new GfVec3f(wide.Transform(new GfVec3d(1))), 1e-5));
        Assert.That(narrow.ExtractRotation().GetAngle(), Is.EqualTo(40).Within(1e-4));
    }

    [Test]
    public void Box_is_aligned_after_turning()
    {
        var box = new GfBBox3d(GfRange3d.UnitCube, new GfMatrix4d().SetRotate(new GfRotation(GfVec3d.ZAxis(), 90)));
        GfRange3d aligned = box.ComputeAlignedRange();
        Assert.That(GfIsClose(aligned.GetMin(), new GfVec3d(-1, 0, 0), 1e-15) && GfIsClose(aligned.GetMax(), new GfVec3d(0, 1, 1), 1e-15));
        Assert.That(GfIsClose(box.ComputeCentroid(), new GfVec3d(-0.5, 0.5, 0.5), 1e-15));
        box.Transform(new GfMatrix4d().SetScale(new GfVec3d(2, 1, 1)));
        Assert.That(box.GetVolume(), Is.EqualTo(2).Within(1e-15));
        Assert.That(GfBBox3d.Combine(new GfBBox3d(), box), Is.EqualTo(box));
    }

    [Test]
    public void Combining_boxes_keeps_the_axes_that_give_the_smaller_volume()
    {
        GfMatrix4d turn = new GfMatrix4d().SetRotate(new GfRotation(GfVec3d.ZAxis(), 45));
        var thin = new GfBBox3d(new GfRange3d(new GfVec3d(0), new GfVec3d(100, 1, 1)), turn);
        var small = new GfBBox3d(new GfRange3d(new GfVec3d(0), new GfVec3d(0.5)));
        GfBBox3d combined = GfBBox3d.Combine(small, thin);
        Assert.That(combined.GetMatrix(), Is.EqualTo(turn));
        Assert.That(combined.GetVolume(), Is.LessThan(160));
    }

    private static double[] Inverse(double[] cells, int n)
    {
        double[] inverse = new double[cells.Length];
        double det = 0;
        switch (n)
        {
            case 2:
                var two = new GfMatrix2d();
                two.CopyFromArray(cells);
                two.GetInverse(out det).CopyToArray(inverse);
                break;
            case 3:
                var three = new GfMatrix3d();
                three.CopyFromArray(cells);
                three.GetInverse(out det).CopyToArray(inverse);
                break;
            case 4:
                var four = new GfMatrix4d();
                four.CopyFromArray(cells);
                four.GetInverse(out det).CopyToArray(inverse);
                break;
        }

        return [det, .. inverse];
    }
}
