using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database;

/// <summary>
/// A migration whose steps say all by themselves, so that it needs no picture of the whole model beside it: those pictures were five sixths of
/// what the compiler had to read. The newest migration keeps its picture, and so do those that SQLite carries out by building a table anew.
/// </summary>
public abstract class PastMigration : Migration
{
    // Without a version the steps would be read as those of the first EF Core, which put filters onto unique indexes.
    protected override void BuildTargetModel(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.HasAnnotation("ProductVersion", "10.0.0");
    }
}
