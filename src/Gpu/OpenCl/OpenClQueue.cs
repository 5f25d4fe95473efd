using System.Globalization;

namespace UsdGsplat.Gpu.OpenCl;

/// <summary>Commands to a device, done in their order.</summary>
/// <param name="api">The functions.</param>
/// <param name="handle">The queue, which profiles where there is a clock.</param>
/// <param name="clock">Is told of the kernels that run.</param>
internal sealed unsafe class OpenClQueue(OpenClApi api, nint handle, KernelClock? clock = null) : IDisposable
{
    /// <summary>Copies to the device, and waits until the source may change.</summary>
    internal void Write<T>(OpenClBuffer<T> buffer, ReadOnlySpan<T> values, long first = 0)
        where T : unmanaged
    {
        if (values.IsEmpty) return;
        fixed (T* from = values)
        {
            int status = api.clEnqueueWriteBuffer(handle, buffer.Handle, 1, Bytes<T>(first), Bytes<T>(values.Length), from, 0, null, null);
            Check(status, nameof(api.clEnqueueWriteBuffer), first, values.Length, sizeof(T));
        }
    }

    /// <summary>Copies from the device, and waits until all is there.</summary>
    internal void Read<T>(OpenClBuffer<T> buffer, Span<T> into, long first = 0)
        where T : unmanaged
    {
        if (into.IsEmpty) return;
        fixed (T* to = into)
        {
            int status = api.clEnqueueReadBuffer(handle, buffer.Handle, 1, Bytes<T>(first), Bytes<T>(into.Length), to, 0, null, null);
            Check(status, nameof(api.clEnqueueReadBuffer), first, into.Length, sizeof(T));
        }
    }

    /// <summary>Begins to copy from the device when an event has come to pass.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="into">Must stay where it is until the returned event.</param>
    /// <param name="count">How many values.</param>
    /// <param name="after">The event to wait for.</param>
    internal OpenClEvent BeginRead<T>(OpenClBuffer<T> buffer, T* into, int count, OpenClEvent after)
        where T : unmanaged
    {
        nint wait = after.Handle, done;
        int status = api.clEnqueueReadBuffer(handle, buffer.Handle, 0, 0, Bytes<T>(count), into, 1, &wait, &done);
        Check(status, nameof(api.clEnqueueReadBuffer), 0, count, sizeof(T));
        Flush();
        return new OpenClEvent(api, done);
    }

    /// <summary>Copies to the device, waits until the source may change, and gives the event of its end.</summary>
    /// <remarks>Kernels of the other queue go on meanwhile; only this thread waits.</remarks>
    internal OpenClEvent WriteEvent<T>(OpenClBuffer<T> buffer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        nint done;
        fixed (T* from = values)
        {
            int status = api.clEnqueueWriteBuffer(handle, buffer.Handle, 1, 0, Bytes<T>(values.Length), from, 0, null, &done);
            Check(status, nameof(api.clEnqueueWriteBuffer), 0, values.Length, sizeof(T));
        }

        return new OpenClEvent(api, done);
    }

    /// <summary>Runs a kernel.</summary>
    /// <param name="kernel">The kernel, with its arguments set.</param>
    /// <param name="items">Work-items of each dimension; multiples of the group's.</param>
    /// <param name="group">Work-items of a group in each dimension.</param>
    /// <param name="after">An event to wait for, or null.</param>
    internal OpenClEvent Run(OpenClKernel kernel, ReadOnlySpan<nuint> items, ReadOnlySpan<nuint> group, OpenClEvent? after = null)
    {
        nint wait = after?.Handle ?? 0, done;
        fixed (nuint* global = items, local = group)
        {
            int status = api.clEnqueueNDRangeKernel(
                handle, kernel.Handle, (uint)items.Length, null, global, local, after is null ? 0u : 1u, after is null ? null : &wait, &done);
            if (status != OpenClStatus.Success)
                throw new OpenClException(nameof(api.clEnqueueNDRangeKernel), $"{kernel.Name}, [{Join(items)}] in groups of [{Join(group)}]", status);
        }

        Flush();
        clock?.Add(done);
        return new OpenClEvent(api, done);
    }

    /// <summary>Waits for everything, whether or not it goes well.</summary>
    internal void TryFinish() => _ = api.clFinish(handle);

    /// <inheritdoc/>
    public void Dispose()
    {
        TryFinish();
        _ = api.clReleaseCommandQueue(handle);
    }

    private void Flush() => OpenClStatus.Check(api.clFlush(handle), nameof(api.clFlush));

    private static nuint Bytes<T>(long count)
        where T : unmanaged => (nuint)checked(count * sizeof(T));

    private static void Check(int status, string call, long first, long count, int size)
    {
        if (status != OpenClStatus.Success)
            throw new OpenClException(call, string.Create(CultureInfo.InvariantCulture, $"{count} values of {size} bytes from value {first}"), status);
    }

    private static string Join(ReadOnlySpan<nuint> sizes)
    {
        var texts = new List<string>();
        foreach (nuint size in sizes) texts.Add(size.ToString(CultureInfo.InvariantCulture));
        return string.Join(", ", texts);
    }
}
