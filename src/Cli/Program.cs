using UsdGsplat.Cli;

return CommandLineApp.Run(args);
