using System;
using Refit;
using Rendering;
using TrueWatch.Polling;

IRenderApi api = RestService.For<IRenderApi>(args[0]);

PollingSnapshot<Render, RenderState> preview = await api.WaitForPreviewAsync("preview-1").ConfigureAwait(false);
Console.WriteLine($"{preview.Status} {preview.Result.Frames}");

PollingSnapshot<Render?, RenderState> render = await api.WaitForRenderAsync("render-1").ConfigureAwait(false);
Console.WriteLine($"{render.Status} {render.Result?.Frames}");

try
{
    _ = await api.WaitForRenderAsync("render-2").ConfigureAwait(false);
}
catch (RemoteTaskFailedException failure)
{
    Console.WriteLine($"{failure.Snapshot.RawStatus}");
}
