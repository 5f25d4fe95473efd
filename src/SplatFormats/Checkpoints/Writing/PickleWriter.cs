using System.Buffers;
using System.Numerics;
using System.Text;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;

namespace UsdGsplat.SplatFormats.Checkpoints.Writing;

/// <summary>Emits the opcodes of protocol 2 that a dictionary of tensors needs, as <c>torch.save</c> does, without a memo.</summary>
internal sealed class PickleWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    internal PickleWriter()
    {
        Opcode(PickleOpcode.Proto);
        Opcode(2);
    }

    internal byte[] ToArray() => bytes.WrittenSpan.ToArray();

    internal void Opcode(byte opcode) => bytes.Write([opcode]);

    internal void Text(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        Opcode(PickleOpcode.BinUnicode);
        bytes.Write(BitConverter.GetBytes(utf8.Length));
        bytes.Write(utf8);
    }

    internal void Integer(long value)
    {
        if (value == (int)value)
        {
            Opcode(PickleOpcode.BinInt);
            bytes.Write(BitConverter.GetBytes((int)value));
            return;
        }

        byte[] shortest = new BigInteger(value).ToByteArray();
        Opcode(PickleOpcode.Long1);
        bytes.Write([(byte)shortest.Length]);
        bytes.Write(shortest);
    }

    internal void Global(string module, string name)
    {
        Opcode(PickleOpcode.Global);
        bytes.Write(Encoding.ASCII.GetBytes($"{module}\n{name}\n"));
    }

    internal void Tuple(params ReadOnlySpan<long> numbers)
    {
        Opcode(PickleOpcode.Mark);
        foreach (long number in numbers) Integer(number);
        Opcode(PickleOpcode.Tuple);
    }

    /// <summary>A dense tensor of 32-bit floats in a storage of its own.</summary>
    internal void Tensor(string storageKey, params ReadOnlySpan<long> sizes)
    {
        Span<long> strides = stackalloc long[sizes.Length];
        long count = 1;
        long step = 1;
        for (int i = sizes.Length - 1; i >= 0; i--)
        {
            strides[i] = step;
            step *= Math.Max(1, sizes[i]);
            count *= sizes[i];
        }

        Global("torch._utils", "_rebuild_tensor_v2");
        Opcode(PickleOpcode.Mark);
        Opcode(PickleOpcode.Mark);
        Text("storage");
        Global("torch", "FloatStorage");
        Text(storageKey);
        Text("cpu");
        Integer(count);
        Opcode(PickleOpcode.Tuple);
        Opcode(PickleOpcode.BinPersistentId);
        Integer(0);
        Tuple(sizes);
        Tuple(strides);
        Opcode(PickleOpcode.NewFalse);
        Global("collections", "OrderedDict");
        Opcode(PickleOpcode.EmptyTuple);
        Opcode(PickleOpcode.Reduce);
        Opcode(PickleOpcode.Tuple);
        Opcode(PickleOpcode.Reduce);
    }
}
