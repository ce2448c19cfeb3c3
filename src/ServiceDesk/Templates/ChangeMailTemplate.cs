using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Templates;

/// <summary>What is wrong with the words that were to be saved; nothing in both lists: they are.</summary>
public sealed record TemplateCheck(IReadOnlyList<TemplateProblem> Subject, IReadOnlyList<TemplateProblem> Text)
{
    public bool IsFine => Subject.Count == 0 && Text.Count == 0;

    public static TemplateCheck Of(TemplateKind kind, TemplateWords words)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(words);
        var text = TemplateText.Parse(words.Text);
        var problems = text.Check(kind.Placeholders);
        if (kind.Required is { } required && !text.Holds(required))
            problems = problems.Append(new(TemplateFault.Missing, required, kind.Placeholders));
        return new([.. TemplateText.Parse(words.Subject).Check(kind.InSubject)], [.. problems]);
    }
}

/// <summary>Gives a kind of mail the tenant's own words in one language.</summary>
public sealed class ChangeMailTemplate(DeskDb db)
{
    /// <param name="language">Of <see cref="BuiltInTemplates.Languages"/>.</param>
    /// <returns>What is wrong; nothing is saved then.</returns>
    public async Task<TemplateCheck> RunAsync(Act act, TemplateKind kind, string language, TemplateWords words, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(words);
        var check = TemplateCheck.Of(kind, words);
        if (!check.IsFine)
            return check;
        var (subject, text) = (words.Subject.Trim(), words.Text.ReplaceLineEndings("\n").Trim());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var template = await db.MailTemplates.SingleOrDefaultAsync(x => x.Kind == kind.Kind && x.Language == language, cancellation);
        if (template is null)
            db.MailTemplates.Add(new()
            {
                TenantId = act.TenantId,
                Kind = kind.Kind,
                Language = language,
                Subject = subject,
                Text = text,
                ChangedAt = act.At,
                PersonId = act.PersonId,
            });
        else if (template.Subject != subject || template.Text != text)
            (template.Subject, template.Text, template.ChangedAt, template.PersonId) = (subject, text, act.At, act.PersonId);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return check;
    }
}

/// <summary>Takes a kind of mail back to the built-in words.</summary>
public sealed class ResetMailTemplate(DeskDb db)
{
    public async Task RunAsync(TemplateKind kind, string language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (await db.MailTemplates.SingleOrDefaultAsync(x => x.Kind == kind.Kind && x.Language == language, cancellation) is not { } template)
            return;
        db.MailTemplates.Remove(template);
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>Says whether requesters are told when their ticket was solved without another word.</summary>
public sealed class ChangeClosingNotice(DeskDb db)
{
    public async Task RunAsync(Act act, bool isSent, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        (await db.Tenants.SingleAsync(x => x.Id == act.TenantId, cancellation)).TellsClosing = isSent;
        await db.SaveChangesAsync(cancellation);
    }
}
