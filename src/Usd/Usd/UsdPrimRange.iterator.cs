namespace pxr;

public sealed partial class UsdPrimRange
{
    /// <summary>A place in a walk.</summary>
    public sealed class iterator : IDisposable
    {
        // The siblings at each depth, with the place among them and the flags of the prim there.
        private readonly List<Level> levels;
        private readonly Usd_PrimFlagsPredicate predicate;
        private readonly bool visitsTwice;
        private readonly bool entersInstances;
        private bool isPostVisit;
        private bool isPruned;

        /// <summary>The place behind the last prim.</summary>
        public iterator()
        {
            levels = [];
            predicate = Usd_PrimFlagsPredicate.Contradiction();
        }

        internal iterator(UsdPrim start, Usd_PrimFlagsPredicate predicate, bool includesStart, bool visitsTwice)
        {
            (levels, this.predicate, this.visitsTwice) = ([], predicate, visitsTwice);
            entersInstances = predicate.IncludeInstanceProxiesInTraversal() || start.IsInstanceProxy();
            uint flags = UsdPrimFlags.Of(start, predicate.Mask);
            if (includesStart && predicate.Matches(flags)) levels.Add(new Level([start], 0, flags, 0));
            if (!includesStart && (entersInstances || !start.IsInstance())) Enter(start, flags);
        }

        internal iterator(iterator other)
        {
            (levels, predicate, visitsTwice, entersInstances) = ([.. other.levels], other.predicate, other.visitsTwice, other.entersInstances);
            (isPostVisit, isPruned) = (other.isPostVisit, other.isPruned);
        }

        internal bool IsAtEnd => levels.Count == 0;

        /// <summary>Whether two places are at the same visit of the same prim.</summary>
        public static bool operator ==(iterator? left, iterator? right) => left is null ? right is null : left.Equals(right);

        /// <summary>Whether two places differ.</summary>
        public static bool operator !=(iterator? left, iterator? right) => !(left == right);

        /// <summary>The prim; invalid behind the last.</summary>
        public UsdPrim GetCurrent() => IsAtEnd ? new UsdPrim() : levels[^1].Current;

        /// <summary>Whether the walk meets the prim behind all that is below it.</summary>
        public bool IsPostVisit() => isPostVisit;

        /// <summary>Makes the next step leave out what is below the prim.</summary>
        /// <exception cref="InvalidOperationException">All below the prim was visited already.</exception>
        public void PruneChildren()
        {
            if (isPostVisit) throw new InvalidOperationException($"the prims below <{GetCurrent().GetPath()}> were visited already");
            isPruned = true;
        }

        /// <summary>Goes on to the next prim.</summary>
        public void MoveNext()
        {
            if (IsAtEnd) return;
            bool isFirstVisit = !isPostVisit;
            isPostVisit = false;
            if (isFirstVisit)
            {
                bool skips = isPruned;
                isPruned = false;
                if (!skips && (entersInstances || !GetCurrent().IsInstance()) && Enter(GetCurrent(), levels[^1].Flags)) return;
                if (visitsTwice)
                {
                    isPostVisit = true;
                    return;
                }
            }

            Leave();
        }

        /// <inheritdoc/>
        public override bool Equals(object? obj) =>
            obj is iterator other && IsAtEnd == other.IsAtEnd && (IsAtEnd || (GetCurrent() == other.GetCurrent() && isPostVisit == other.isPostVisit));

        /// <inheritdoc/>
        public override int GetHashCode() => IsAtEnd ? 0 : GetCurrent().GetHashCode();

        /// <summary>Does nothing: places are managed memory.</summary>
        public void Dispose()
        {
        }

        /// <summary>Goes down to the first child that is to be visited, if there is one.</summary>
        private bool Enter(UsdPrim prim, uint flags)
        {
            levels.Add(new Level(prim.ChildrenWithProxies(), -1, 0, flags));
            if (NextSibling()) return true;
            levels.RemoveAt(levels.Count - 1);
            return false;
        }

        /// <summary>Goes on to the next sibling, or up.</summary>
        private void Leave()
        {
            while (!IsAtEnd && !NextSibling())
            {
                levels.RemoveAt(levels.Count - 1);
                if (!visitsTwice || IsAtEnd) continue;
                isPostVisit = true;
                return;
            }
        }

        private bool NextSibling()
        {
            Level level = levels[^1];
            for (int i = level.Index + 1; i < level.Siblings.Length; i++)
            {
                uint flags = UsdPrimFlags.Of(level.Siblings[i], level.Above, predicate.Mask);
                if (!predicate.Matches(flags)) continue;
                levels[^1] = level with { Index = i, Flags = flags };
                return true;
            }

            return false;
        }

        private readonly record struct Level(UsdPrim[] Siblings, int Index, uint Flags, uint Above)
        {
            internal UsdPrim Current => Siblings[Index];
        }
    }
}
