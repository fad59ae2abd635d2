import { type App, notFound, show } from '#platform/http'
import { dayOf, operator, settingOf } from '#region'
import { documents } from '../documents/document.ts'
import type { ConsentKind } from '../model.ts'
import { DocumentPage } from '../pages/document.tsx'

export function documentRoutes(app: App): void {
  app.get<{ Params: { kind: string } }>(
    '/documents/:kind',
    { config: { permission: 'anyone' } },
    async (request, reply) => {
      const { kind } = request.params
      if (!Object.hasOwn(documents, kind)) return notFound()
      const { reader } = request.kit.db
      const who = await settingOf(reader, operator, await dayOf(reader, request.now))
      return show(reply, <DocumentPage document={documents[kind as ConsentKind]} operator={who} />)
    },
  )
}
