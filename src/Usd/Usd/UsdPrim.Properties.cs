namespace pxr;

public sealed partial class UsdPrim
{
    /// <summary>Makes an attribute, or returns the one that is there.</summary>
    /// <param name="name">Full name, with namespaces.</param>
    /// <param name="typeName">Its type.</param>
    /// <param name="custom">Whether it belongs to no schema. Attributes that the prim's schema declares are never custom.</param>
    /// <param name="variability">Whether it may have time samples.</param>
    /// <remarks>
    /// As in OpenUSD the arguments are the last resort: an attribute that the edit target, the prim's schema or another
    /// layer declares keeps that declaration.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The prim is invalid, or has a relationship of that name.</exception>
    public UsdAttribute CreateAttribute(
        TfToken name, SdfValueTypeName typeName, bool custom = true, SdfVariability variability = SdfVariability.SdfVariabilityVarying)
    {
        ArgumentNullException.ThrowIfNull(typeName);
        var attribute = new UsdAttribute(GetStage(), GetPath().AppendProperty(name));
        CheckCanHold(attribute.GetPath(), SdfSpecType.SdfSpecTypeAttribute);
        attribute.Declare(new UsdAttributeDeclaration(typeName.Text, custom, variability));
        return attribute;
    }

    /// <summary>Makes an attribute whose name is given in parts.</summary>
    public UsdAttribute CreateAttribute(
        StdStringVector nameElts, SdfValueTypeName typeName, bool custom = true, SdfVariability variability = SdfVariability.SdfVariabilityVarying) =>
        CreateAttribute(new TfToken(SdfPath.JoinIdentifier(nameElts)), typeName, custom, variability);

    /// <summary>Makes a custom attribute.</summary>
    public UsdAttribute CreateAttribute(TfToken name, SdfValueTypeName typeName, SdfVariability variability) =>
        CreateAttribute(name, typeName, custom: true, variability);

    /// <summary>Makes a custom attribute whose name is given in parts.</summary>
    public UsdAttribute CreateAttribute(StdStringVector nameElts, SdfValueTypeName typeName, SdfVariability variability) =>
        CreateAttribute(nameElts, typeName, custom: true, variability);

    /// <summary>Makes a relationship, or returns the one that is there.</summary>
    /// <param name="relName">Full name, with namespaces.</param>
    /// <param name="custom">Whether it belongs to no schema.</param>
    public UsdRelationship CreateRelationship(TfToken relName, bool custom = true)
    {
        var relationship = new UsdRelationship(GetStage(), GetPath().AppendProperty(relName));
        CheckCanHold(relationship.GetPath(), SdfSpecType.SdfSpecTypeRelationship);
        relationship.Declare(custom);
        return relationship;
    }

    /// <summary>Makes a relationship whose name is given in parts.</summary>
    public UsdRelationship CreateRelationship(StdStringVector nameElts, bool custom = true) =>
        CreateRelationship(new TfToken(SdfPath.JoinIdentifier(nameElts)), custom);

    /// <summary>The attribute of a name; invalid when there is none.</summary>
    public UsdAttribute GetAttribute(TfToken attrName) => new(GetStage(), GetPath().AppendProperty(attrName));

    /// <summary>Whether the prim has an attribute, authored or from its schema.</summary>
    public bool HasAttribute(TfToken attrName) => GetAttribute(attrName).IsValid();

    /// <summary>The relationship of a name; invalid when there is none.</summary>
    public UsdRelationship GetRelationship(TfToken relName) => new(GetStage(), GetPath().AppendProperty(relName));

    /// <summary>Whether the prim has a relationship, authored or from its schema.</summary>
    public bool HasRelationship(TfToken relName) => GetRelationship(relName).IsValid();

    /// <summary>The property of a name: a <see cref="UsdAttribute"/> or a <see cref="UsdRelationship"/>; invalid when there is none.</summary>
    public UsdProperty GetProperty(TfToken propName)
    {
        UsdRelationship relationship = GetRelationship(propName);
        return relationship.IsValid() ? relationship : GetAttribute(propName);
    }

    /// <summary>Whether the prim has a property, authored or from its schema.</summary>
    public bool HasProperty(TfToken propName) => GetProperty(propName).IsValid();

    /// <summary>Removes a property's spec at the edit target.</summary>
    public bool RemoveProperty(TfToken propName)
    {
        (SdfLayerHandle layer, SdfPath spec) = GetStage().GetEditTarget().Map(GetPath().AppendProperty(propName));
        return layer.EraseSpec(spec);
    }

    /// <summary>The names of all properties, authored and from the schema, in the order of OpenUSD.</summary>
    public TfTokenVector GetPropertyNames() => Tokens(OrderedNames(Names().Union(UsdSchemas.PropertyNames(this))));

    /// <summary>The names of the authored properties, in the order of OpenUSD.</summary>
    public TfTokenVector GetAuthoredPropertyNames() => Tokens(OrderedNames(Names()));

    /// <summary>All properties, authored and from the schema.</summary>
    public UsdPropertyVector GetProperties() => new(GetPropertyNames().Select(GetProperty));

    /// <summary>The authored properties.</summary>
    public UsdPropertyVector GetAuthoredProperties() => new(GetAuthoredPropertyNames().Select(GetProperty));

    /// <summary>The properties of a namespace such as <c>primvars</c>.</summary>
    public UsdPropertyVector GetPropertiesInNamespace(string namespaces) => new(InNamespace(GetPropertyNames(), namespaces));

    /// <summary>The properties of a namespace given in parts.</summary>
    public UsdPropertyVector GetPropertiesInNamespace(StdStringVector namespaces) => GetPropertiesInNamespace(SdfPath.JoinIdentifier(namespaces));

    /// <summary>The authored properties of a namespace such as <c>primvars</c>.</summary>
    public UsdPropertyVector GetAuthoredPropertiesInNamespace(string namespaces) => new(InNamespace(GetAuthoredPropertyNames(), namespaces));

    /// <summary>The authored properties of a namespace given in parts.</summary>
    public UsdPropertyVector GetAuthoredPropertiesInNamespace(StdStringVector namespaces) =>
        GetAuthoredPropertiesInNamespace(SdfPath.JoinIdentifier(namespaces));

    /// <summary>All attributes, authored and from the schema.</summary>
    public UsdAttributeVector GetAttributes() => new(GetProperties().OfType<UsdAttribute>());

    /// <summary>The authored attributes.</summary>
    public UsdAttributeVector GetAuthoredAttributes() => new(GetAuthoredProperties().OfType<UsdAttribute>());

    /// <summary>All relationships, authored and from the schema.</summary>
    public UsdRelationshipVector GetRelationships() => new(GetProperties().OfType<UsdRelationship>());

    /// <summary>The authored relationships.</summary>
    public UsdRelationshipVector GetAuthoredRelationships() => new(GetAuthoredProperties().OfType<UsdRelationship>());

    /// <summary>The authored order of properties.</summary>
    public TfTokenVector GetPropertyOrder() => Tokens(Field(SdfFieldKeys.PropertyOrder) as List<string> ?? []);

    /// <summary>Sets the order of properties at the edit target.</summary>
    public void SetPropertyOrder(TfTokenVector order) => SetField(SdfFieldKeys.PropertyOrder, order.Select(t => t.GetString()).ToList());

    /// <summary>Removes the order of properties at the edit target.</summary>
    public void ClearPropertyOrder() => ClearField(SdfFieldKeys.PropertyOrder);

    private static TfTokenVector Tokens(IEnumerable<string> names) => new(names.Select(n => new TfToken(n)));

    private IEnumerable<string> Names() =>
        View.Opinions(GetPath()).SelectMany(o => o.Spec.NamesOrEmpty(SdfFieldKeys.Properties)).Distinct();

    private List<string> OrderedNames(IEnumerable<string> names)
    {
        List<string> sorted = [.. names.Order(UsdaNameOrder.Instance)];
        if (Field(SdfFieldKeys.PropertyOrder) is List<string> { Count: > 0 } order)
        {
            var op = new SdfStringListOp();
            op.SetOrderedItems(new StdStringVector(order));
            op.ApplyOperations(sorted);
        }

        return sorted;
    }

    private IEnumerable<UsdProperty> InNamespace(TfTokenVector names, string namespaces) =>
        names.Where(n => n.GetString().StartsWith(namespaces.TrimEnd(':') + ":", StringComparison.Ordinal)).Select(GetProperty);

    private void CheckCanHold(SdfPath property, SdfSpecType type)
    {
        if (!IsValid()) throw new InvalidOperationException($"<{GetPath()}> is no prim of the stage");
        SdfSpecType present = View.SpecType(property);
        if (present != SdfSpecType.SdfSpecTypeUnknown && present != type) throw new InvalidOperationException($"<{property}> is a {present} already");
    }
}
