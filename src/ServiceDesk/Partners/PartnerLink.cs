using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Systems;

namespace ServiceDesk.Partners;

/// <summary>One customer serves another one: its registered people see that one's requests, all of them or those of one system (I14).</summary>
public sealed class PartnerLink : ITenantRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>Who serves.</summary>
    public required long PartnerId { get; init; }
    public Customer? Partner { get; private set; }

    /// <summary>Who is served.</summary>
    public required long CustomerId { get; init; }
    public Customer? Customer { get; private set; }

    /// <summary>The only system of the customer's that it is about; null: all that is the customer's.</summary>
    public long? SystemId { get; init; }
    public CustomerSystem? System { get; private set; }
    public required DateTime Since { get; init; }

    /// <summary>From then on it opens nothing any more; null: it holds.</summary>
    public DateTime? EndedAt { get; set; }
}

/// <summary>Somebody who works for a partner, registered by themself: at one partner at most.</summary>
public sealed class PartnerPerson : ITenantRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required long PartnerId { get; set; }
    public Customer? Partner { get; private set; }
    public long PersonId { get; private set; }
    public required Person Person { get; init; }

    /// <summary>They may open requests for the customers under their partner.</summary>
    public bool MaySubmit { get; set; }

    /// <summary>They may answer, close and reopen those requests.</summary>
    public bool MayProcess { get; set; }

    /// <summary>They are told by mail of new requests and of answers; they switch it themself.</summary>
    public bool IsTold { get; set; }
    public required DateTime Since { get; set; }

    /// <summary>From then on they see nothing any more; null: they are registered.</summary>
    public DateTime? EndedAt { get; set; }
}
