import { visitorOf } from '#access'
import { type App, localPath, notFound, show } from '#platform/http'
import { HelpPage } from './pages/help.tsx'
import { InstructionPage } from './pages/instruction.tsx'
import { contactsOf, toldOf } from './queries.ts'
import { helpSearch } from './search.ts'
import { findInstruction } from './texts/library.ts'

const open = { config: { permission: 'anyone' } }

export function routes(app: App): void {
  const { reader } = app.kit.db
  const search = helpSearch()

  app.get<{ Querystring: { q?: unknown; from?: unknown } }>('/help', open, async (request, reply) => {
    const text = textOf(request.query.q)
    const [told, contacts, found] = await Promise.all([
      toldOf(reader, request.now),
      contactsOf(reader, request.now),
      text ? search(reader, text) : null,
    ])
    const actingAs = visitorOf(request)?.role ?? null
    return show(reply, <HelpPage {...{ told, contacts, found, actingAs, text }} from={fromOf(request.query.from)} />)
  })

  app.get<{ Params: { slug: string } }>('/help/:slug', open, async (request, reply) => {
    const instruction = findInstruction(request.params.slug) ?? notFound()
    const [told, { bodies }] = await Promise.all([toldOf(reader, request.now), contactsOf(reader, request.now)])
    return show(reply, <InstructionPage {...{ instruction, told, bodies }} />)
  })
}

function textOf(typed: unknown): string {
  return typeof typed === 'string' ? typed.trim().slice(0, 200) : ''
}

/** The page somebody came from, without its query; null when it is unknown, not ours or help itself. */
function fromOf(given: unknown): string | null {
  if (typeof given !== 'string') return null
  const path = localPath(given).split(/[?#]/)[0] ?? '/'
  if (path === '/' && given !== '/') return null
  return /^\/help(?:\/|$)/.test(path) ? null : path
}
