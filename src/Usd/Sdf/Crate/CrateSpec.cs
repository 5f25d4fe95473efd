namespace pxr;

/// <summary>A spec as a crate stores it.</summary>
/// <param name="Path">Index of its path.</param>
/// <param name="FieldSet">Index of the first entry of its run of fields.</param>
/// <param name="Type">Its spec type; the numbers are those of <see cref="SdfSpecType"/>.</param>
internal readonly record struct CrateSpec(int Path, int FieldSet, int Type);

/// <summary>A field as a crate stores it: the specs that have the same value share it.</summary>
/// <param name="Token">Index of its name.</param>
/// <param name="Rep">Its value.</param>
internal readonly record struct CrateField(int Token, CrateValueRep Rep);
