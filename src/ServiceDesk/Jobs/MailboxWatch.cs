using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;
using ServiceDesk.Tenants;

namespace ServiceDesk.Jobs;

/// <summary>
/// Holds a connection to one mailbox on which its server tells of new mail (IDLE, RFC 2177), and has it fetched then. A failure is noted
/// on the mailbox not by the watch but by the rounds, which meet the same; until one of them has succeeded, the watch does not try, or a
/// wrong password would be sent twice as often.
/// </summary>
/// <param name="connections">Has a place for each connection that may be open at a time.</param>
/// <param name="fetches">Has a place for each fetch that may run at a time.</param>
internal sealed class MailboxWatch(
    WatchedMailbox mailbox, TenantScopes tenants, FetchTurns turns, SemaphoreSlim connections, SemaphoreSlim fetches, TimeProvider time, ILogger logger)
{
    /// <summary>
    /// IDLE is begun anew so often, which a dead connection does not outlive. Servers bear 29 minutes (RFC 2177 section 3); what stands
    /// between, such as address translation, often forgets sooner.
    /// </summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromMinutes(5);

    /// <summary>News within this time are fetched together.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>A server that does not offer IDLE is asked again after this time: it may have been renewed.</summary>
    private static readonly TimeSpan PauseWithoutIdle = TimeSpan.FromHours(1);

    /// <summary>How often a mailbox that fails is looked at.</summary>
    private static readonly TimeSpan RecordReadEvery = TimeSpan.FromSeconds(10);

    /// <summary>Connections lost in a row; each makes the pause before the next longer.</summary>
    private int losses;

    /// <summary>Until it is cancelled, whatever happens.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await Task.Yield();
        while (true)
        {
            try
            {
                await UntilWellAsync(cancellation);
                await connections.WaitAsync(cancellation);
                try
                {
                    await HoldAsync(cancellation);
                }
                finally
                {
                    connections.Release();
                }
                await Task.Delay(PauseWithoutIdle, time, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var pause = NextPause();
                if (e is MailServerException or MailboxSignInException)
                    logger.LogInformation("The watch over mailbox {Mailbox} of tenant {Tenant} begins anew in {Pause}: {Error}", mailbox.Id, mailbox.Tenant.Id, pause, e.Message);
                else
                    logger.LogError(e, "The watch over mailbox {Mailbox} of tenant {Tenant} failed; it begins anew in {Pause}", mailbox.Id, mailbox.Tenant.Id, pause);
                await Task.Delay(pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Ends by itself only where IDLE is not offered.</summary>
    private async Task HoldAsync(CancellationToken cancellation)
    {
        await using var client = new ImapClient(time);
        await OpenAsync(client, cancellation);
        if (!client.CanIdle)
        {
            logger.LogInformation("Mailbox {Mailbox} of tenant {Tenant} is fetched at intervals alone: its server does not offer IDLE", mailbox.Id, mailbox.Tenant.Id);
            await client.LogoutAsync(cancellation);
            return;
        }
        while (true)
        {
            // What came before the folder was opened is found now, what comes from then on is reported when IDLE begins.
            await FetchAsync(cancellation);
            await Task.Delay(Gathering, time, cancellation);
            while (!await client.IdleAsync(Renewal, cancellation))
                losses = 0;
            losses = 0;
        }
    }

    private async Task OpenAsync(ImapClient client, CancellationToken cancellation)
    {
        await using var scope = tenants.Enter(mailbox.Tenant);
        var row = await scope.ServiceProvider.GetRequiredService<DeskDb>().Mailboxes.SingleAsync(x => x.Id == mailbox.Id, cancellation);
        var sessions = scope.ServiceProvider.GetRequiredService<MailboxSessions>();
        await client.ConnectAsync(sessions.ServerOf(row), cancellation);
        await sessions.SignInAsync(client, row, cancellation);
        if (client.CanIdle)
            await client.SelectAsync(row.Folder, cancellation);
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        await fetches.WaitAsync(cancellation);
        try
        {
            await turns.FetchAsync(mailbox.Tenant, mailbox.Id, cancellation);
        }
        finally
        {
            fetches.Release();
        }
    }

    private async Task UntilWellAsync(CancellationToken cancellation)
    {
        while (await IsFailingAsync(cancellation))
            await Task.Delay(RecordReadEvery, time, cancellation);
    }

    private async Task<bool> IsFailingAsync(CancellationToken cancellation)
    {
        await using var scope = tenants.Enter(mailbox.Tenant);
        return await scope.ServiceProvider.GetRequiredService<DeskDb>().Mailboxes.AnyAsync(x => x.Id == mailbox.Id && x.FailingSince != null, cancellation);
    }

    private TimeSpan NextPause()
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(losses++, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}
