import type { App } from '../app.ts'
import type { RefusalTable } from '../refusal-words.ts'
import { show } from '../reply.ts'
import type { ApiDocument } from './operations.ts'
import { ApiPage } from './page.tsx'

const open = { config: { permission: 'anyone' }, schema: { hide: true } }

export function serveApiDocuments(app: App, refusals: RefusalTable): void {
  // Made once: after the start no route comes or goes.
  let text: string | undefined
  app.get('/api/openapi.json', open, (_request, reply) => {
    text ??= JSON.stringify(app.swagger())
    reply.type('application/json; charset=utf-8').send(text)
  })
  app.get('/api/docs', open, async (_request, reply) =>
    show(reply, <ApiPage document={app.swagger() as unknown as ApiDocument} refusals={refusals} />),
  )
}
