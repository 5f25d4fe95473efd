using System.Collections.Frozen;

namespace UsdGsplat.SplatFormats.Checkpoints.Pickle;

/// <summary>What is known about the names that a pickle can mention.</summary>
internal static class PickleNames
{
    /// <summary>Modules with no business in a checkpoint, with the names that Python 2 pickles give them.</summary>
    private static readonly FrozenSet<string> HostileModules = FrozenSet.Create(
        "os", "posix", "nt", "subprocess", "commands", "popen2", "sys", "shutil", "socket", "_socket", "runpy", "importlib", "imp",
        "ctypes", "_ctypes", "pty", "webbrowser", "pickle", "_pickle", "cPickle", "marshal", "code", "codeop", "multiprocessing",
        "operator", "_operator", "posixpath", "ntpath");

    private static readonly FrozenSet<string> HostileBuiltins = FrozenSet.Create(
        "eval", "exec", "execfile", "compile", "open", "file", "getattr", "setattr", "delattr", "globals", "locals", "vars",
        "__import__", "reload", "input", "raw_input", "apply", "breakpoint");

    private static readonly FrozenSet<string> HostileNames = FrozenSet.Create(
        "functools.partial", "torch.load", "torch.serialization.load", "numpy.load");

    private static readonly string[] HostilePrefixes = ["torch.hub.", "numpy.f2py."];

    private static readonly FrozenSet<string> DataClasses = FrozenSet.Create(
        "numpy.dtype", "numpy.core.multiarray._reconstruct", "builtins.complex", "builtins.slice", "builtins.range", "builtins.object", "torch.device");

    /// <summary>Gives a name the module that current Python and numpy use.</summary>
    internal static PickleGlobal Normalise(string module, string name)
    {
        string current = module switch
        {
            "__builtin__" => "builtins",
            "copy_reg" => "copyreg",
            "numpy._core.multiarray" => "numpy.core.multiarray",
            _ => module,
        };
        return new PickleGlobal(current, name);
    }

    /// <summary>Whether the name is one that attacks use; data never needs it.</summary>
    internal static bool IsHostile(PickleGlobal global)
    {
        string root = First(global.Module);
        if (HostileModules.Contains(root)) return true;
        if (root == "builtins") return HostileBuiltins.Contains(First(global.Name));
        return HostileNames.Contains(global.FullName)
            || HostilePrefixes.Any(p => global.FullName.StartsWith(p, StringComparison.Ordinal));
    }

    /// <summary>Whether an object of this class is plain data, not worth a line in a report.</summary>
    internal static bool IsData(PickleGlobal global) => DataClasses.Contains(global.FullName);

    private static string First(string dotted)
    {
        int dot = dotted.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? dotted : dotted[..dot];
    }
}
