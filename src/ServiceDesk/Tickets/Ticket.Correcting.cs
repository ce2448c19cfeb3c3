using ServiceDesk.Access;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    internal void Correct(Act act, Message message, NewText text)
    {
        message.Correct(text, act.At);
        Record(act, Fact.MessageCorrected, null, message.Author.Name);
    }

    internal void ShowFile(Act act, Attachment file, bool shown)
    {
        if (shown == (file.WithdrawnAt is null))
            return;
        file.WithdrawnAt = shown ? null : act.At;
        file.Message!.MarkCorrected(act.At);
        Record(act, shown ? Fact.FileShown : Fact.FileWithdrawn, null, file.Name);
    }

    internal void CorrectFact(Act act, string entryId, string words) => Record(act, Fact.FactCorrected, entryId, words);
}
