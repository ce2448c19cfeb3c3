namespace ServiceDesk.Web.Tests.SignIn.SingleSignOn;

/// <summary>A desk whose providers are all the scripted one, for the tests of a class.</summary>
public sealed class ScriptedDesk : IAsyncLifetime
{
    internal ScriptedProvider Provider { get; } = new();

    public WebDesk Desk { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Desk = await WebDesk.StartAsync(configure: Provider.AddTo);

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        Provider.Dispose();
    }

    public Task<long> AddProviderAsync() => Desk.AddProviderAsync(Desk.Alpha, new("Company", ScriptedProvider.Issuer, ScriptedProvider.ClientId, "secret", null));
}
