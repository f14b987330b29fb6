using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace TrueWatch.Cli.Tests;

/// <summary>A server on the loopback interface that gives every request the same answer.</summary>
internal sealed class CannedServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private CannedServer(WebApplication application) => _application = application;

    public string Endpoint => _application.Urls.Single();

    public static Task<CannedServer> WithStatusAsync(string status) => StartAsync(
        200,
        "application/json",
        $$"""{"code":200,"content":{"status":"{{status}}","action":"import"},"errorCode":"","message":"","success":true,"traceId":"T"}""");

    public static Task<CannedServer> WithErrorAsync(int statusCode, string errorCode) => StartAsync(
        statusCode,
        "application/json",
        $$"""{"code":{{statusCode}},"content":{},"errorCode":"{{errorCode}}","message":"","success":false,"traceId":"T"}""");

    public static async Task<CannedServer> StartAsync(int statusCode, string contentType, string body)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        var application = builder.Build();
        application.Run(context =>
        {
            context.Response.StatusCode = statusCode;
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync(body);
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new CannedServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
