using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ServiceDesk.Web.Security;

namespace ServiceDesk.Web.Tests.Security;

public sealed class RequestSizeTests
{
    [Theory]
    [InlineData(101L, StatusCodes.Status413PayloadTooLarge)]
    [InlineData(100L, StatusCodes.Status200OK)]
    [InlineData(null, StatusCodes.Status200OK)]
    public async Task A_request_that_announces_too_much_is_refused_at_once(long? length, int expected)
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpMaxRequestBodySizeFeature>(new Most());
        context.Request.ContentLength = length;
        await new RequestSize(_ => Task.CompletedTask).InvokeAsync(context);
        Assert.Equal(expected, context.Response.StatusCode);
    }

    private sealed class Most : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => true;
        public long? MaxRequestBodySize { get; set; } = 100;
    }
}
