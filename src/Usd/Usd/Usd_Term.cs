namespace pxr;

/// <summary>A flag that a prim shall have, or shall not have.</summary>
public sealed class Usd_Term : IDisposable
{
    /// <summary>A term.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="negated">Whether prims without the flag are meant.</param>
    public Usd_Term(Usd_PrimFlags flag, bool negated = false)
    {
        this.flag = flag;
        this.negated = negated;
    }

    /// <summary>The flag.</summary>
    public Usd_PrimFlags flag { get; set; }

    /// <summary>Whether prims without the flag are meant.</summary>
    public bool negated { get; set; }

    /// <summary>Does nothing: terms are managed memory.</summary>
    public void Dispose()
    {
    }
}
