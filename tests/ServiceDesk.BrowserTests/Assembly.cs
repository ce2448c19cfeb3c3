using ServiceDesk.BrowserTests;

// One browser for all tests; one test at a time, since each drives a whole application.
[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]
