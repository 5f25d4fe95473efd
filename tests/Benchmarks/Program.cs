using System.Reflection;
using BenchmarkDotNet.Running;
using UsdGsplat.Benchmarks.Codecs;

// "webp BUNDLE..." compares WebP encoders on the images of .sog4d bundles; all else is BenchmarkDotNet's.
if (args is ["webp", .. string[] bundles]) WebPComparison.Run(bundles);
else BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
