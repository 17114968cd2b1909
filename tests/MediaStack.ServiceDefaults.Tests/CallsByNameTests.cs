using System.Net;
using Microsoft.AspNetCore.Http;

namespace MediaStack.ServiceDefaults.Tests;

public sealed class CallsByNameTests
{
    [Fact]
    public async Task A_process_is_found_by_the_name_of_its_reference()
    {
        await using var api = await TestProcess.StartAsync(context => context.Response.WriteAsync("found"));
        await using var process = await TestProcess.StartAsync(("services:api:http:0", api.Address));
        using var client = process.CreateClient("https+http://api");

        (await client.GetStringAsync("/", TestContext.Current.CancellationToken)).ShouldBe("found");
    }

    [Fact]
    public async Task A_question_is_repeated_after_a_hiccup()
    {
        var requests = 0;
        await using var api = await TestProcess.StartAsync(context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref requests) < 3 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            return Task.CompletedTask;
        });
        await using var process = await TestProcess.StartAsync();
        using var client = process.CreateClient(api.Address);

        using var response = await client.GetAsync("/", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        requests.ShouldBe(3);
    }

    [Fact]
    public async Task An_order_is_given_once()
    {
        var requests = 0;
        await using var api = await TestProcess.StartAsync(context =>
        {
            Interlocked.Increment(ref requests);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
        await using var process = await TestProcess.StartAsync();
        using var client = process.CreateClient(api.Address);

        using var response = await client.PostAsync("/", content: null, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        requests.ShouldBe(1);
    }
}
