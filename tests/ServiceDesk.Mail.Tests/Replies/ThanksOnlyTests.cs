using ServiceDesk.Mail.Replies;

namespace ServiceDesk.Mail.Tests.Replies;

public sealed class ThanksOnlyTests
{
    [Theory]
    [InlineData("שלום,\n\nתודה רבה על העזרה המהירה!\nיום טוב")]
    [InlineData("Thanks!")]
    [InlineData("Thank you very much.")]
    [InlineData("Hi Alan,\n\nThank you so much for your help!\n\nBest regards\nRita Requester")]
    [InlineData("Many thanks, Alan")]
    [InlineData("Perfect, thanks a lot. Have a nice weekend :-)")]
    [InlineData("thx 👍")]
    [InlineData("That's great, it works now. Thank you!")]
    [InlineData("Merci beaucoup !")]
    [InlineData("Bonjour,\nun grand merci pour votre aide.\nCordialement\nZoé Martin")]
    [InlineData("Parfait, merci. Bonne journée à vous")]
    [InlineData("Vielen Dank!")]
    [InlineData("Hallo Herr Müller,\nherzlichen Dank für die schnelle Hilfe, es funktioniert jetzt.\nViele Grüße\nJörg Weiß")]
    [InlineData("Danke, hat geklappt. Schönes Wochenende!")]
    [InlineData("¡Muchas gracias!")]
    [InlineData("Hola,\nmuchas gracias por su ayuda. Un saludo\nMaría")]
    public void SaysThanksAlone(string text) => Assert.True(ThanksOnly.Match(text));

    [Theory]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("Thanks, but it still does not work.")]
    [InlineData("Thank you. When will the part arrive?")]
    [InlineData("Thanks, can you do the same for Bob")]
    [InlineData("Thanks in advance, the printer is broken again")]
    [InlineData("Thanks! Please also reset my password.")]
    [InlineData("Thanks. Printer Jammed Again")]
    [InlineData("No thanks")]
    [InlineData("Thanks for nothing")]
    [InlineData("Merci, mais cela ne marche pas.")]
    [InlineData("Merci. Et pour l'écran ?")]
    [InlineData("Danke, aber der Drucker geht nicht.")]
    [InlineData("Danke, geht leider noch nicht")]
    [InlineData("Gracias, pero no funciona.")]
    [InlineData("Gracias, ¿y cuándo llega?")]
    [InlineData("It is not solved.")]
    public void SaysMoreOrSomethingElse(string text) => Assert.False(ThanksOnly.Match(text));
}
