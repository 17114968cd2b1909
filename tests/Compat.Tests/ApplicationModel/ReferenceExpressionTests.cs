using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.ApplicationModel;

public sealed class ReferenceExpressionTests : IDisposable
{
    private readonly TestApplication _app = TestApplication.Publishing();
    private readonly IResourceBuilder<ParameterResource> _password;
    private readonly IResourceBuilder<ContainerResource> _redis;

    public ReferenceExpressionTests()
    {
        _password = _app.Builder.AddParameter("password", "a b/c", secret: true);
        _redis = _app.Builder.AddContainer("redis", "redis").WithEndpoint(targetPort: 6379, name: "tcp", scheme: "redis");
    }

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Text_and_values_become_format_placeholders_and_value()
    {
        var endpoint = _redis.GetEndpoint("tcp");
        var expression = ReferenceExpression.Create($"{endpoint.Property(EndpointProperty.Scheme)}://:{_password}@{endpoint.Property(EndpointProperty.Host)}");

        expression.Format.ShouldBe("{0}://:{1}@{2}");
        expression.ManifestExpressions.ShouldBe(["{redis.bindings.tcp.scheme}", "{password.value}", "{redis.bindings.tcp.host}"]);
        expression.ValueExpression.ShouldBe("{redis.bindings.tcp.scheme}://:{password.value}@{redis.bindings.tcp.host}");

        endpoint.EndpointAnnotation.AllocatedEndpoint = new AllocatedEndpoint(endpoint.EndpointAnnotation, "localhost", 40001);
        (await ValueOf(expression)).ShouldBe("redis://:a b/c@localhost");
    }

    [Fact]
    public async Task The_format_uri_encodes_a_value_and_a_text()
    {
        var expression = ReferenceExpression.Create($"{_password:uri}?{"x y":uri}");

        expression.StringFormats.ShouldBe(["uri"]);
        (await ValueOf(expression)).ShouldBe("a%20b%2Fc?x%20y");
    }

    [Fact]
    public void Another_format_is_refused_at_once() =>
        Should.Throw<FormatException>(() => ReferenceExpression.Create($"{_password:hex}")).Message.ShouldContain("'hex'");

    [Fact]
    public async Task Braces_of_texts_are_braces_of_the_value()
    {
        var text = "}{0}{";
        var expression = ReferenceExpression.Create($"{{{text}}}={_password}");

        expression.ValueProviders.Count.ShouldBe(1);
        (await ValueOf(expression)).ShouldBe("{}{0}{}=a b/c");
    }

    [Fact]
    public async Task The_empty_expression_has_no_value()
    {
        (await ValueOf(ReferenceExpression.Empty)).ShouldBeNull();
        ReferenceExpression.Empty.ValueExpression.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_expression_in_an_expression_is_one_value()
    {
        var inner = ReferenceExpression.Create($"<{_password}>");
        var outer = ReferenceExpression.Create($"[{inner}]");

        outer.ValueExpression.ShouldBe("[<{password.value}>]");
        (await ValueOf(outer)).ShouldBe("[<a b/c>]");
    }

    [Fact]
    public async Task A_builder_takes_pieces_of_all_kinds()
    {
        var builder = new ReferenceExpressionBuilder();
        builder.IsEmpty.ShouldBeTrue();
        builder.AppendLiteral("a=");
        builder.Append($"{_password};");
        builder.AppendFormatted(null);
        builder.AppendFormatted("100%", "uri");
        builder.AppendValueProvider(_password, "uri");
        builder.AppendValueProvider("!");

        (await ValueOf(builder.Build())).ShouldBe("a=a b/c;100%25a%20b%2Fc!");
        builder.IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public void A_builder_refuses_what_is_no_value() =>
        Should.Throw<ArgumentException>(() => new ReferenceExpressionBuilder().AppendValueProvider(new object()));

    [Theory]
    [InlineData(true, "rediss")]
    [InlineData(false, "redis")]
    public async Task A_conditional_expression_chooses_when_it_is_asked(bool tls, string expected)
    {
        var expression = _redis.GetEndpoint("tcp").GetTlsValue(ReferenceExpression.Create($"rediss"), ReferenceExpression.Create($"redis"));
        _redis.Resource.Endpoint("tcp").TlsEnabled = tls;

        expression.IsConditional.ShouldBeTrue();
        (await ValueOf(expression)).ShouldBe(expected);
    }

    [Fact]
    public void A_conditional_expression_has_the_same_placeholder_in_every_run()
    {
        var first = _redis.GetEndpoint("tcp").GetTlsValue(ReferenceExpression.Create($"a"), ReferenceExpression.Empty);
        var same = _redis.GetEndpoint("tcp").GetTlsValue(ReferenceExpression.Create($"a"), ReferenceExpression.Empty);
        var other = _redis.GetEndpoint("tcp").GetTlsValue(ReferenceExpression.Create($"b"), ReferenceExpression.Empty);

        first.ValueExpression.ShouldStartWith("{cond-redis-bindings-tcp-tlsenabled-");
        same.ValueExpression.ShouldBe(first.ValueExpression);
        other.ValueExpression.ShouldNotBe(first.ValueExpression);
    }

    [Fact]
    public void References_lead_to_the_resources_of_both_branches()
    {
        var container = _app.Builder.AddContainer("app", "app").WithEnvironment(
            "X",
            _redis.GetEndpoint("tcp").GetTlsValue(ReferenceExpression.Create($"{_password}"), ReferenceExpression.Empty));

        container.Resource.Relations().ShouldBe(["Reference redis", "Reference password"]);
    }

    private static async Task<string?> ValueOf(ReferenceExpression expression) =>
        await expression.GetValueAsync(TestContext.Current.CancellationToken);
}
