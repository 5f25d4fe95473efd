using System.Numerics;

namespace UsdGsplat.SplatFormats.Checkpoints.Pickle;

/// <summary>The few classes and functions whose results this library makes itself: dictionaries, tensors, numpy scalars.</summary>
internal static class PickleConstructors
{
    private const int MaxWrappers = 8;

    /// <summary>Makes what the call would have returned, or says that it does not know how.</summary>
    /// <param name="function">The name that is called.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="charge">Told how many items are copied.</param>
    /// <param name="value">The result.</param>
    internal static bool TryMake(PickleGlobal function, IReadOnlyList<object?> arguments, Action<long> charge, out object? value)
    {
        (function, arguments) = Unwrap(function, arguments);
        value = function.Module switch
        {
            "collections" or "builtins" => Builtin(function.FullName, arguments, charge),
            "torch._utils" => Tensor(function.Name, arguments),
            _ => Other(function.FullName, arguments),
        };
        return value is not null;
    }

    /// <summary>Subclasses of a tensor are pickled as the call that makes the tensor inside.</summary>
    private static (PickleGlobal Function, IReadOnlyList<object?> Arguments) Unwrap(PickleGlobal function, IReadOnlyList<object?> arguments)
    {
        for (int i = 0; i < MaxWrappers && function.FullName == "torch._tensor._rebuild_from_type_v2"; i++)
        {
            if (arguments is not [PickleGlobal inner, _, PickleSequence { Kind: PickleSequenceKind.Tuple } innerArguments, ..]) break;
            function = inner;
            arguments = innerArguments.Items;
        }

        return (function, arguments);
    }

    private static object? Builtin(string name, IReadOnlyList<object?> arguments, Action<long> charge) => name switch
    {
        "collections.OrderedDict" or "builtins.dict" => Map(arguments.Count > 0 ? arguments[0] : null, charge),
        "collections.defaultdict" => Map(arguments.Count > 1 ? arguments[1] : null, charge),
        "builtins.set" or "builtins.frozenset" => Sequence(PickleSequenceKind.Set, arguments),
        "builtins.list" => Sequence(PickleSequenceKind.List, arguments),
        "builtins.tuple" => Sequence(PickleSequenceKind.Tuple, arguments),
        "builtins.int" => arguments is [long or BigInteger or bool] ? arguments[0] : arguments is [] ? 0L : null,
        "builtins.float" => arguments is [double or long] ? arguments[0] : arguments is [] ? 0.0 : null,
        "builtins.bool" => arguments is [bool] ? arguments[0] : arguments is [] ? false : null,
        "builtins.str" => arguments is [string, ..] ? arguments[0] : arguments is [] ? "" : null,
        "builtins.bytes" or "builtins.bytearray" => Bytes(arguments),
        _ => null,
    };

    private static PickleMap? Map(object? from, Action<long> charge)
    {
        var map = new PickleMap();
        if (from is PickleMap other)
        {
            charge(other.Pairs.Count);
            foreach ((object? key, object? value) in other.Pairs) map.Set(key, value);
        }
        else if (from is PickleSequence pairs)
        {
            charge(pairs.Items.Count);
            foreach (object? item in pairs.Items)
            {
                if (item is not PickleSequence { Items: [var key, var value] }) return null;
                map.Set(key, value);
            }
        }
        else if (from is not null)
        {
            return null;
        }

        return map;
    }

    private static PickleSequence? Sequence(PickleSequenceKind kind, IReadOnlyList<object?> arguments) => arguments switch
    {
        [] => new PickleSequence(kind),
        [PickleSequence items] => items.As(kind),
        _ => null,
    };

    private static PickleBytes? Bytes(IReadOnlyList<object?> arguments) => arguments switch
    {
        [] => new PickleBytes(""),
        [PickleBytes bytes] => bytes,
        [string latin1, "latin1" or "latin-1"] => new PickleBytes(latin1),
        _ => null,
    };

    private static object? Tensor(string name, IReadOnlyList<object?> arguments) => name switch
    {
        "_rebuild_tensor" or "_rebuild_tensor_v2" => Rebuild(arguments, null),
        "_rebuild_tensor_v3" => arguments is [_, _, _, _, _, _, PickleGlobal dtype, ..] ? Rebuild(arguments, dtype) : null,
        "_rebuild_parameter" or "_rebuild_parameter_with_state" => arguments is [PickledTensor tensor, ..] ? tensor : null,
        _ => null,
    };

    private static PickledTensor? Rebuild(IReadOnlyList<object?> arguments, PickleGlobal? dtype) =>
        arguments is [StorageReference storage, var offset, PickleSequence sizes, PickleSequence strides, ..]
            ? new PickledTensor(storage, offset, sizes, strides, dtype)
            : null;

    private static object? Other(string name, IReadOnlyList<object?> arguments) => name switch
    {
        "torch.Size" => Sequence(PickleSequenceKind.Tuple, arguments),
        "torch.nn.parameter.Parameter" => arguments is [PickledTensor tensor, ..] ? tensor : null,
        "_codecs.encode" => arguments is [string text, "latin1" or "latin-1"] ? new PickleBytes(text) : null,
        "numpy.core.multiarray.scalar" => arguments is [PickleObject dtype, var bytes] ? NumpyValues.Scalar(dtype, bytes) : null,
        _ => null,
    };
}
