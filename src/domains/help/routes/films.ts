import { type App, notFound, sendFile } from '#platform/http'
import { filmsFolder, kindsOfFiles } from '../videos/lessons.ts'

/** Films, captions and stills from our own host; a player asks for the part it needs. */
export function filmRoutes(app: App): void {
  app.get<{ Params: { file: string } }>(
    '/videos/:file',
    { config: { permission: 'anyone', sessionless: true }, schema: { hide: true } },
    (request, reply) => {
      const [, ending = ''] = /^[a-z0-9-]+\.(\w+)$/.exec(request.params.file) ?? []
      if (!Object.hasOwn(kindsOfFiles, ending)) notFound()
      return sendFile(reply, { folder: filmsFolder, name: request.params.file })
    },
  )
}
