using pxr;

namespace UsdGsplat.Usd.Tests.Tf;

public sealed class TfTokenTests
{
    [Test]
    public void Tokens_with_one_text_are_equal()
    {
        var a = new TfToken("points");
        var b = new TfToken(string.Concat("poi", "nts".AsSpan()));
        Assert.That(a == b);
        Assert.That(a, Is.EqualTo(b));
        Assert.That(a.GetHashCode(), Is.EqualTo(b.GetHashCode()));
        Assert.That(a != new TfToken("Points"));
        Assert.That(new TfToken(a) == a);
    }

    [Test]
    public void Comparing_with_null_is_safe()
    {
        TfToken? none = null;
        Assert.That(none == null);
        Assert.That(new TfToken() != null);
        Assert.That(new TfToken() == none, Is.False);
        Assert.That(TfToken.Equals(none, null));
    }

    [Test]
    public void Token_converts_to_a_string_and_compares_with_one()
    {
        var token = new TfToken("a:b");
        string text = token;
        Assert.That(text, Is.EqualTo("a:b"));
        Assert.That(token == "a:b");
        Assert.That($"{token}", Is.EqualTo("a:b"));
    }

    [Test]
    public void Size_counts_bytes() => Assert.That(new TfToken("é").size(), Is.EqualTo(2u));

    [Test]
    public void Empty_token_is_empty() => Assert.That(new TfToken().IsEmpty() && new TfToken("").IsEmpty() && !new TfToken("x").IsEmpty());

    [Test]
    public void Null_text_is_refused() => Assert.That(() => new TfToken((string)null!), Throws.ArgumentNullException);

    [Test]
    public void No_conversion_makes_a_token_of_a_string() =>
        Assert.That(typeof(TfToken).GetMethods().Where(method => method.Name == "op_Implicit" && method.ReturnType == typeof(TfToken)), Is.Empty);

    [TestCase("a", true)]
    [TestCase("_a9", true)]
    [TestCase("9a", false)]
    [TestCase("a-b", false)]
    [TestCase("", false)]
    [TestCase("é", false)]
    public void Identifiers_are_ASCII_letters_digits_and_underscores(string text, bool valid) =>
        Assert.That(pxr.Tf.TfIsValidIdentifier(text), Is.EqualTo(valid));

    [TestCase("9a b", "_a_b")]
    [TestCase("", "_")]
    [TestCase("é", "__")]
    [TestCase("ok_1", "ok_1")]
    public void Identifiers_are_made_by_replacing_bytes(string text, string identifier) =>
        Assert.That(pxr.Tf.TfMakeValidIdentifier(text), Is.EqualTo(identifier));

    [Test]
    public void Token_and_string_vectors_convert_to_each_other()
    {
        TfTokenVector tokens = pxr.Tf.TfToTokenVector(["a", "b"]);
        Assert.That(tokens, Is.EqualTo(new[] { new TfToken("a"), new TfToken("b") }));
        Assert.That(pxr.Tf.TfToStringVector(tokens), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void Byte_order_follows_UTF_8()
    {
        string[] sorted = ["", "A", "Z", "_", "a", "aa", "é", "\uE000", "\uFFFD", "\U0001F600"];
        Assert.That(sorted.Reverse().Order(TfByteOrder.Instance), Is.EqualTo(sorted));
        byte[][] bytes = [.. sorted.Select(System.Text.Encoding.UTF8.GetBytes)];
        for (int i = 1; i < bytes.Length; i++) Assert.That(bytes[i - 1].AsSpan().SequenceCompareTo(bytes[i]), Is.Negative, sorted[i]);
    }
}
