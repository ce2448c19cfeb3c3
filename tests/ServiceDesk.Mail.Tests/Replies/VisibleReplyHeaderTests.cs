using ServiceDesk.Mail.Replies;

namespace ServiceDesk.Mail.Tests.Replies;

public sealed class VisibleReplyHeaderTests
{
    private const string Mine = "Yes, that works.\n\nSee you at 10:30 on Friday.";

    public static TheoryData<string> Introductions() => [
        "On Mon, Jan 6, 2025 at 10:00 AM Jo Doe <jo@x.example> wrote:",
        "On Mon, Jan 6, 2025 at 10:00 AM Jo Doe Of The Very Long Name <\njo.doe.of.the.very.long.name@x.example> wrote:",
        "On Monday, January 6, 2025 at 10:00:00 AM GMT+1, Jo Doe\n<jo@x.example>\nwrote:",
        "On 06/01/2025 10:00, Jo Doe wrote:",
        "On 6 Jan 2025, at 10:00, Jo Doe <jo@x.example> wrote:",
        "Jo Doe <jo@x.example> wrote on 2025-01-06 10:00:",
        "On Mon, 06 Jan 2025 10:00:00 +0000 Jo Doe <jo@x.example> wrote",
        "---- On Mon, 06 Jan 2025 10:00:00 +0000 Jo Doe <jo@x.example> wrote ----",
        "Le lun. 6 janv. 2025 à 10:00, Jo Doe <jo@x.example> a écrit :",
        "Le lundi 6 janvier 2025 à 10:00:00 UTC+1, Jo Doe\n<jo@x.example> a\u00A0écrit\u00A0:",
        "Le 06/01/2025 à 10:00, Jo Doe a écrit\u202F:",
        "Le 6 janv. 2025 à 10:00, Jo Doe <jo@x.example> a\nécrit :",
        "ביום 06/01/2025 10:00, Jo Doe כתב/ה:",
        "Am Mo., 6. Jan. 2025 um 10:00 Uhr schrieb Jo Doe <jo@x.example>:",
        "Am Mo., 6. Jan. 2025 um 10:00 Uhr schrieb Jo Doe <\njo@x.example>:",
        "Am 06.01.25 um 10:00 schrieb Jo Doe:",
        "Am 06.01.2025 um 10:00 schrieb Jo Doe <jo@x.example>:",
        "Jo Doe <jo@x.example> schrieb am Mo., 6. Jan. 2025, 10:00:",
        "El lun, 6 ene 2025 a las 10:00, Jo Doe (<jo@x.example>) escribió:",
        "El 6/1/25 a las 10:00, Jo Doe escribió:",
        "Il giorno lun 6 gen 2025 alle ore 10:00 Jo Doe <jo@x.example> ha\nscritto:",
        "Il 06/01/2025 10:00, Jo Doe ha scritto:",
        "Em seg., 6 de jan. de 2025 às 10:00, Jo Doe <jo@x.example> escreveu:",
        "Jo Doe <jo@x.example> escreveu no dia segunda, 6/01/2025 à(s) 10:00:",
        "Op ma 6 jan 2025 om 10:00 schreef Jo Doe <jo@x.example>:",
        "Op 06-01-2025 om 10:00 schreef Jo Doe:",
        "pon., 6 sty 2025 o 10:00 Jo Doe <jo@x.example> napisał(a):",
        "W dniu 6.01.2025 o 10:00, Jo Doe pisze:",
        "Den mån 6 jan. 2025 kl 10:00 skrev Jo Doe <jo@x.example>:",
        "Den 2025-01-06 kl. 10:00, skrev Jo Doe:",
        "Den man. 6. jan. 2025 kl. 10.00 skrev Jo Doe <jo@x.example>:",
        "man. 6. jan. 2025 kl. 10:00 skrev Jo Doe <\njo@x.example>:",
        "ma 6. tammik. 2025 klo 10.00 Jo Doe (jo@x.example) kirjoitti:",
        "пн, 6 янв. 2025 г. в 10:00, Jo Doe <jo@x.example>:",
        "6 января 2025, 10:00 +03:00 от Jo Doe <jo@x.example>:",
        "06.01.2025 10:00, Jo Doe пишет:",
        "2025年1月6日(月) 10:00 Jo Doe <jo@x.example>:",
        "2025/01/06 10:00、Jo Doe <jo@x.example>のメール:",
        "Jo Doe <jo@x.example> 于2025年1月6日周一 10:00写道：",
        "在 2025/1/6 10:00, Jo Doe 写道:",
        "-----Original Message-----",
        "-------- Original Message --------\nOn Jan 6, 2025, 10:00, Jo Doe < jo@x.example> wrote:",
        "-----Message d'origine-----\nDe : Jo Doe <jo@x.example>\nEnvoyé : lundi 6 janvier 2025 10:00",
        "-----Ursprüngliche Nachricht-----\nVon: Jo Doe",
        "-----Mensaje original-----", "-----Messaggio originale-----", "-----Mensagem original-----", "-----Oorspronkelijk bericht-----",
        "-----Wiadomość oryginalna-----", "-----Ursprungligt meddelande-----", "-----Oprindelig meddelelse-----", "-----Opprinnelig melding-----",
        "-----Alkuperäinen viesti-----", "-----Исходное сообщение-----", "-----元のメッセージ-----", "------------------ 原始邮件 ------------------",
        "---------- Forwarded message ---------\nFrom: Jo Doe <jo@x.example>\nDate: Mon, Jan 6, 2025 at 10:00\nSubject: x\nTo: <a@b.example>",
        "Begin forwarded message:\n\nFrom: Jo Doe <jo@x.example>", "Début du message transféré :", "Anfang der weitergeleiteten Nachricht:",
        "________________________________\nFrom: Jo Doe <jo@x.example>\nSent: Monday, January 6, 2025 10:00\nTo: A B <a@b.example>\nSubject: Re: x",
        "From: Jo Doe\nSent: Monday, January 6, 2025 10:00\nTo: A B\nCc: C; D\nSubject: Re: x",
        "*From:* Jo Doe [mailto:jo@x.example]\n*Sent:* Monday\n*To:* A B\n*Subject:* x",
        "De : Jo Doe <jo@x.example>\nEnvoyé : lundi 6 janvier 2025 10:00\nÀ : A B\nObjet : RE: x",
        "De\u00A0: Jo Doe <jo@x.example>\nDate\u00A0: lundi, 6 janvier 2025 à 10:00\nÀ\u00A0: A B\nObjet\u00A0: RE: x",
        "Von: Jo Doe\nGesendet: Montag, 6. Januar 2025 10:00\nAn: A B\nBetreff: AW: x",
        "De: Jo Doe\nEnviado el: lunes, 6 de enero de 2025 10:00\nPara: A B\nAsunto: RE: x",
        "Da: Jo Doe\nInviato: lunedì 6 gennaio 2025 10:00\nA: A B\nOggetto: R: x",
        "De: Jo Doe\nEnviada em: segunda-feira, 6 de janeiro de 2025 10:00\nPara: A B\nAssunto: RES: x",
        "Van: Jo Doe\nVerzonden: maandag 6 januari 2025 10:00\nAan: A B\nOnderwerp: RE: x",
        "Od: Jo Doe\nWysłano: poniedziałek, 6 stycznia 2025 10:00\nDo: A B\nTemat: RE: x",
        "Från: Jo Doe\nSkickat: den 6 januari 2025 10:00\nTill: A B\nÄmne: SV: x",
        "Fra: Jo Doe\nSendt: 6. januar 2025 10:00\nTil: A B\nEmne: SV: x",
        "Lähettäjä: Jo Doe\nLähetetty: 6. tammikuuta 2025 10:00\nVastaanottaja: A B\nAihe: VS: x",
        "От: Jo Doe\nОтправлено: 6 января 2025 г. 10:00\nКому: A B\nТема: RE: x",
        "差出人: Jo Doe\n送信日時: 2025年1月6日 10:00\n宛先: A B\n件名: RE: x",
        "发件人: Jo Doe\n发送时间: 2025年1月6日 10:00\n收件人: A B\n主题: 答复: x",
        "寄件者：Jo Doe\n寄件日期：2025年1月6日 10:00\n收件者：A B\n主旨：RE: x",
        VisibleReply.MarkerLine,
        "Něco, co nikdo nezná (6. 1.):\n\n" + VisibleReply.MarkerLine,
        "##- Écrivez votre réponse au-dessus de cette ligne -##",
    ];

    [Theory]
    [MemberData(nameof(Introductions))]
    public void Introduction_AndAllBelow_IsFolded(string introduction)
    {
        foreach (var mail in (string[])[
            $"{Mine}\n\n{introduction}\n\nHello,\n\nCan you come?\n",
            $"{Mine}\n\n{introduction}\n\n> Hello,\n>\n> Can you come?\n",
            $"{Mine}\n{introduction}\n> Hello,\n"])
        {
            var reply = VisibleReply.FromText(mail, "##- Écrivez votre réponse au-dessus de cette ligne -##");
            Assert.Equal(Mine, reply.Text);
            Assert.Equal(mail.Trim(), (reply.Text + string.Concat(reply.Folded.Select(f => f.Text))).Trim());
        }
    }

    [Theory]
    [InlineData("As you wrote on 12 May 2024, this does not work:\n- the door\n- the light")]
    [InlineData("We fly on these days:\nFrom: Paris\nTo: Berlin\nDate: 12 May")]
    [InlineData("On Friday we wrote:\nnothing at all.")]
    [InlineData("Please ask the colleague from 2024 to send it to:\nJo")]
    [InlineData("Times:\n10:00 start\n12:30 lunch\nSubject: to change")]
    [InlineData("a\n-----\nb\n=====\nc")]
    [InlineData("The original message was lost.\nI forwarded message 4.")]
    [InlineData("Error log:\n2024-01-15 14:30:25 ERROR: no connection\n2024-01-15 14:30:26 INFO: retry:")]
    public void OrdinaryText_IsKept(string text)
    {
        var reply = VisibleReply.FromText(text);
        Assert.Equal(text, reply.Text);
        Assert.Empty(reply.Folded);
    }

    [Fact]
    public void LinesThatAllEndLikeAHeader_WereCopiedWithTheFourBelowEachOfThem()
    {
        var text = string.Concat(Enumerable.Repeat("On Mon, 6 Jan wrote:\n", 2500));
        VisibleReply.FromText(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(text.Trim(), VisibleReply.FromText(text).Text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < 60 * text.Length, $"{text.Length} characters took {allocated} bytes of memory.");
    }
}
