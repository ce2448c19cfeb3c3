using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.People;

/// <summary>What tests of customers and their contracts do to a desk.</summary>
internal static class CustomerDesk
{
    /// <summary>A customer whose people write from a domain of its own.</summary>
    public static Task<long> CustomerAsync(TestDesk desk, TenantInfo tenant, string name, string? domain = null, long? parent = null) => desk.InAsync(tenant, async scope =>
    {
        var (outcome, id) = await scope.GetRequiredService<CreateCustomer>().RunAsync(desk.StaffAct(tenant), new(name, domain, parent), default);
        Assert.Equal(CustomerOutcome.Done, outcome);
        return id;
    });

    public static Task<CustomerOutcome> ChangeAsync(TestDesk desk, TenantInfo tenant, long id, CustomerInput input) => desk.InAsync(tenant, scope =>
        scope.GetRequiredService<ChangeCustomer>().RunAsync(desk.StaffAct(tenant), id, input, default));

    public static Task<long> ContractAsync(TestDesk desk, TenantInfo tenant, long customer, string name, DateOnly? from = null, DateOnly? until = null, params long[] products) => desk.InAsync(tenant, async scope =>
    {
        Assert.Equal(ContractOutcome.Done, await scope.GetRequiredService<CreateContract>().RunAsync(desk.StaffAct(tenant), customer, new(name, null, from, until, products), default));
        return await scope.GetRequiredService<DeskDb>().Contracts.Where(x => x.CustomerId == customer && x.Name == name).MaxAsync(x => x.Id);
    });
}
