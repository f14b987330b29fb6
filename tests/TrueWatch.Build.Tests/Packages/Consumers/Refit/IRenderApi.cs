using System.Threading;
using System.Threading.Tasks;
using Refit;

namespace Rendering
{
    internal interface IRenderApi
    {
        [Get("/renders/{id}")]
        Task<IApiResponse<Render>> GetRenderAsync(string id, CancellationToken cancellationToken);

        [Get("/previews/{id}")]
        Task<Render> GetPreviewAsync(string id, CancellationToken cancellationToken);
    }
}
