using ServiceDesk.Mail.Replies;

namespace ServiceDesk.Mail.Tests.Replies;

public sealed class VisibleReplyTests
{
    [Fact]
    public void AnswersBetweenTheLines_KeepTheirQuestions()
    {
        const string text = "Hi,\n\nOn 6 Jan 2025, at 10:00, Jo <jo@x.example> wrote:\n> When?\n\nToday.\n\n> Where?\nHere.\n\n> Bye\n> Jo\n\n-- \nAl";
        var reply = VisibleReply.FromText(text);
        Assert.EndsWith("> Where?\nHere.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("> When?\n\nToday.", reply.Text, StringComparison.Ordinal);
        Assert.Equal([FoldedKind.Quote, FoldedKind.Signature], reply.Folded.Select(f => f.Kind));
        Assert.Equal(text, reply.Text + reply.Folded[0].Text + reply.Folded[1].Text);
    }

    [Fact]
    public void AnswerBelowTheQuote_IsVisible() =>
        Assert.EndsWith("\n\nFine with me.", VisibleReply.FromText("On 6 Jan 2025 10:00, Jo wrote:\n> Come at ten?\n\nFine with me.").Text, StringComparison.Ordinal);

    [Fact]
    public void QuotedLineThatWasWrapped_BelongsToTheQuote()
    {
        var reply = VisibleReply.FromText("Mine\n\n> a long line of more than sixty characters that some mail program has\nwrapped\n> more");
        Assert.Equal("Mine", reply.Text);
    }

    [Theory]
    [InlineData("-- \nJo Doe\n+33 1 23")]
    [InlineData("--\nJo Doe")]
    [InlineData("__\nJo Doe")]
    [InlineData("---\nJo Doe\nDoors Ltd")]
    [InlineData("_______________________________________________\nlist mailing list\nhttps://lists.x.example")]
    [InlineData("Sent from my iPhone")]
    [InlineData("Sent from my Galaxy S24 Ultra.")]
    [InlineData("Sent from Outlook for Android<https://aka.ms/x>")]
    [InlineData("Sent from Mail for Windows")]
    [InlineData("Sent from Yahoo Mail on Android")]
    [InlineData("Sent with Proton Mail secure email.")]
    [InlineData("Get Outlook for iOS <https://aka.ms/x>")]
    [InlineData("Envoyé de mon iPhone")]
    [InlineData("Envoyé depuis mon téléphone Orange")]
    [InlineData("Envoyé à partir de Outlook pour Android")]
    [InlineData("Envoyé à partir de Courrier pour Windows")]
    [InlineData("Télécharger Outlook pour iOS")]
    [InlineData("Von meinem iPhone gesendet")]
    [InlineData("Diese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail gesendet.")]
    [InlineData("Gesendet von meinem Samsung-Gerät")]
    [InlineData("Gesendet mit der GMX Mail App")]
    [InlineData("Enviado desde mi iPhone")]
    [InlineData("Enviado do meu iPhone")]
    [InlineData("Inviato da iPhone")]
    [InlineData("Inviato dal mio iPad")]
    [InlineData("Verstuurd vanaf mijn iPhone")]
    [InlineData("Verzonden vanuit Outlook voor Android")]
    [InlineData("Wysłane z iPhone'a")]
    [InlineData("Skickat från min iPhone")]
    [InlineData("Sendt fra min iPhone")]
    [InlineData("Lähetetty iPhonesta")]
    [InlineData("Отправлено с iPhone")]
    [InlineData("Отправлено из мобильной Почты Mail.ru")]
    [InlineData("iPhoneから送信")]
    [InlineData("从我的 iPhone 发送")]
    [InlineData("发自我的iPhone")]
    [InlineData("Regards,\n\nJo Doe\nHead of Doors")]
    [InlineData("Kind regards, Jo")]
    [InlineData("Cordialement,\nJo Doe")]
    [InlineData("Mit freundlichen Grüßen\n\nJo Doe")]
    [InlineData("Met vriendelijke groet,\nJo")]
    [InlineData("С уважением,\nJo")]
    public void Signature_IsFolded(string signature)
    {
        foreach (var below in (string[])["", "\n\nOn 6 Jan 2025 10:00, Jo wrote:\n> Come?", "\n\nFrom: A <a@b.example>\nSent: x\nTo: y\nSubject: z\n\nCome?"])
        {
            var reply = VisibleReply.FromText($"It works.\n\n{signature}{below}\n");
            Assert.Equal("It works.", reply.Text);
            Assert.Equal(FoldedKind.Signature, reply.Folded[0].Kind);
            Assert.Equal(below.Length == 0 ? 1 : 2, reply.Folded.Count);
        }
    }

    [Theory]
    [InlineData("Sent from my desk, is much easier than my phone.\n\nJo")]
    [InlineData("The parcel was\nsent from Paris\nlast week.")]
    [InlineData("Sent from a hill with a view.")]
    [InlineData("Best regards to your team, and one more thing.\nThe door is open.")]
    [InlineData("a -- b\n--c\n-d")]
    [InlineData("| a |\n|---|\n| 1 |\n\n---\n\nMore.\n\n____\n\nAnd more.")]
    [InlineData("Thanks!\nJo")]
    [InlineData("Gesendet: heute\nGesehen: nie")]
    public void WhatOnlyLooksLikeASignature_IsKept(string text) => Assert.Equal(text, VisibleReply.FromText(text).Text);

    [Fact]
    public void ForwardWithoutAWord_IsVisible()
    {
        const string text = "---------- Forwarded message ---------\nFrom: Jo <jo@x.example>\nDate: Mon\nSubject: x\nTo: y\n\nThe door is stuck.";
        Assert.Equal(text, VisibleReply.FromText(text).Text);
        Assert.Equal(FoldedKind.Forwarded, VisibleReply.FromText("FYI\n\n" + text).Folded.Single().Kind);
    }

    [Fact]
    public void NothingOfOnesOwn_IsEmpty_WithAllFolded()
    {
        const string text = "> Come?\n\n-- \nJo";
        var reply = VisibleReply.FromText(text);
        Assert.Equal("", reply.Text);
        Assert.Equal(text, string.Concat(reply.Folded.Select(f => f.Text)));
        Assert.Equal("", VisibleReply.FromText("").Text);
    }

    /// <summary>What takes time that grows with the square of the length takes minutes for these; these take a fraction of a second.</summary>
    public static TheoryData<string> Bombs() => [
        ">", "> ", ">\n", "> x\nx\n", "On ", "On\n", "On 1:00 wrote:\n", "On 1 Jan 2020\n", "x:\n", "wrote:\n", "wrote ", "From: ", "From:\n", "From: a@b\nx\n", "-", "-\n", "--\n",
        "__\n", "---\n\n", "=====\n", "\n", " ", "\r", "a@", "a@b.c:\n", "Sent from my x\n", "Sent from ", "Regards\n", "x\nRegards,\n", "-----Original\n", "----- Original Message\n",
        "##- Please", "1:00", "<x@y>:", "\n>x\n\n", "--\nx\n"];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Bomb_TakesLinearTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length));
        VisibleReply? reply = null;
        var took = ThreadCpu.Of(() => reply = VisibleReply.FromText(text));
        Assert.True(took < TimeSpan.FromSeconds(3), $"{piece}: {took}");
        Assert.Equal(text.ReplaceLineEndings("\n").Trim(), (reply!.Text + string.Concat(reply.Folded.Select(f => f.Text))).Trim());
    }
}
