using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Tests.Database;

namespace ServiceDesk.Tests.Audit;

public sealed class AuditCatalogTests
{
    [Fact]
    public void EveryTable_IsWatched_OrNamedWithTheReasonWhyNot()
    {
        using var db = DesignDatabase.For(DatabaseProvider.Sqlite);
        var model = db.Model.GetEntityTypes().Select(x => x.ClrType).ToList();
        Assert.Empty(AuditCatalog.Audited.Intersect(UnauditedTypes.Reasons.Keys).Select(x => x.Name));
        // Whoever adds a table says in AuditCatalog how its changes enter the log, or in UnauditedTypes why they do not.
        Assert.Equal(model.Select(x => x.Name).Order(StringComparer.Ordinal), AuditCatalog.Audited.Concat(UnauditedTypes.Reasons.Keys).Select(x => x.Name).Order(StringComparer.Ordinal));
        Assert.All(UnauditedTypes.Reasons.Values, x => Assert.NotEmpty(x));
    }

    [Fact]
    public void EveryColumnThatHoldsASecret_IsToldWithoutItsValue()
    {
        using var db = DesignDatabase.For(DatabaseProvider.Sqlite);
        string[] marks = ["Password", "Secret", "Protected", "Hash", "Token", "Stamp"];
        string[] harmless = ["Mailbox.TokenEndpoint", "CustomerSystem.TokenSince"];
        var open = db.Model.GetEntityTypes().Where(x => AuditCatalog.Of(x.ClrType) is not null)
            .SelectMany(x => x.GetProperties().Select(property => (Type: AuditCatalog.Of(x.ClrType)!, Name: property.Name, Full: $"{x.ClrType.Name}.{property.Name}")))
            .Where(x => marks.Any(mark => x.Name.Contains(mark, StringComparison.Ordinal)) && x.Type.Tells(x.Name) && !x.Type.Secret.Contains(x.Name))
            .Select(x => x.Full).Except(harmless);
        Assert.Empty(open);
    }

    [Fact]
    public void EveryColumnThatIsNamed_Exists()
    {
        using var db = DesignDatabase.For(DatabaseProvider.Sqlite);
        foreach (var type in db.Model.GetEntityTypes())
            if (AuditCatalog.Of(type.ClrType) is { } audited)
                Assert.All((audited.Only ?? new HashSet<string>()).Concat(audited.But).Concat(audited.Secret), x => Assert.NotNull(type.FindProperty(x)));
    }
}
