using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Guides;
using ServiceDesk.People;

namespace ServiceDesk.Articles;

internal sealed class ArticleTable : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> table)
    {
        table.ToTable("Articles");
        table.Property(x => x.Title).HasMaxLength(Article.TitleLength);
        table.Property(x => x.PublishedTitle).HasMaxLength(Article.TitleLength);
        table.Property(x => x.Newest).IsConcurrencyToken();
        table.HasOne<GuideEntry>().WithMany().HasForeignKey(x => x.CategoryId);
        table.HasIndex(x => new { x.TenantId, x.UpdatedAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.Audience, x.Published });
    }
}

internal sealed class ArticleVersionTable : IEntityTypeConfiguration<ArticleVersion>
{
    public void Configure(EntityTypeBuilder<ArticleVersion> table)
    {
        table.ToTable("ArticleVersions");
        table.Property(x => x.Title).HasMaxLength(Article.TitleLength);
        table.HasOne(x => x.Article).WithMany(x => x.Versions).HasForeignKey(x => x.ArticleId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.AuthorId);
        table.HasIndex(x => new { x.TenantId, x.ArticleId, x.Number }).IsUnique();
    }
}

internal sealed class ArticleTermTable : IEntityTypeConfiguration<ArticleTerm>
{
    public void Configure(EntityTypeBuilder<ArticleTerm> table)
    {
        table.ToTable("ArticleTerms");
        table.HasKey(x => new { x.TenantId, x.Term, x.ArticleId });
        table.Property(x => x.Term).HasMaxLength(ArticleTerm.TermLength);
        table.HasOne(x => x.Article).WithMany().HasForeignKey(x => x.ArticleId);
    }
}
