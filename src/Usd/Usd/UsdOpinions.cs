using System.Collections;

namespace pxr;

/// <summary>The specs that say something about an object of a stage, the strongest first. Loops over them allocate nothing but paths.</summary>
internal readonly struct UsdOpinions : IEnumerable<UsdOpinion>
{
    private readonly PcpNode[]? nodes;
    private readonly SdfPath path;
    private readonly SdfLayerHandle root;
    private readonly SdfLayerHandle? session;

    /// <param name="nodes">The sites of the prim, the strongest first.</param>
    /// <param name="path">The prim, property or variant set.</param>
    /// <param name="root">The stage's root layer.</param>
    /// <param name="session">Its session layer; of the pseudo-root these two alone count.</param>
    internal UsdOpinions(PcpNode[] nodes, SdfPath path, SdfLayerHandle root, SdfLayerHandle? session) =>
        (this.nodes, this.path, this.root, this.session) = (nodes, path, root, session);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<UsdOpinion> IEnumerable<UsdOpinion>.GetEnumerator() => Each();

    IEnumerator IEnumerable.GetEnumerator() => Each();

    private IEnumerator<UsdOpinion> Each()
    {
        foreach (UsdOpinion opinion in this) yield return opinion;
    }

    private bool Counts(SdfLayerHandle layer) => !path.IsAbsoluteRootPath() || ReferenceEquals(layer, root) || ReferenceEquals(layer, session);

    private SdfPath Site(PcpNode node) => path.Kind switch
    {
        _ when node.IsRoot => path,
        SdfPathKind.Property => node.Path.Property(path.GetName()),
        SdfPathKind.VariantSelection => path.GetVariantSelection() is var variant ? node.Path.Variant(variant.first, variant.second) : path,
        _ => node.Path,
    };

    /// <summary>A place among the opinions.</summary>
    internal struct Enumerator
    {
        private readonly UsdOpinions all;
        private int node;
        private int layer;
        private SdfPath? site;

        internal Enumerator(in UsdOpinions all) => (this.all, node, layer) = (all, -1, 0);

        public UsdOpinion Current { get; private set; }

        public bool MoveNext()
        {
            if (all.nodes is not { } nodes) return false;
            while (true)
            {
                if (site is null || layer == nodes[node].LayerStack.Layers.Length)
                {
                    do node++;
                    while (node < nodes.Length && !nodes[node].Contributes);
                    if (node == nodes.Length) return false;
                    (site, layer) = (all.Site(nodes[node]), 0);
                }

                SdfLayerHandle at = nodes[node].LayerStack.Layers[layer++];
                if (!all.Counts(at) || at.Data.Find(site) is not { } spec) continue;
                Current = new UsdOpinion(at, spec, nodes[node], layer - 1);
                return true;
            }
        }
    }
}
