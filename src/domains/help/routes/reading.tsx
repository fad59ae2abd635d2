import type { FastifyRequest } from 'fastify'
import { visitorOf } from '#access'
import { type App, localPath, notFound, show } from '#platform/http'
import { HelpPage, type Kind } from '../pages/help.tsx'
import { InstructionPage } from '../pages/instruction.tsx'
import { LessonPage } from '../pages/lesson.tsx'
import { contactsOf, toldOf } from '../queries.ts'
import { fitting } from '../rules.ts'
import { helpSearch } from '../search.ts'
import { libraryOf } from '../shelf.ts'

const open = { config: { permission: 'anyone' } }
type Asked = { Querystring: { q?: unknown; from?: unknown } }

/** Help as everybody reads it. */
export function readingRoutes(app: App): void {
  const { reader } = app.kit.db
  const search = helpSearch()

  const helpFor = async (request: FastifyRequest<Asked>, kind: Kind) => {
    const text = textOf(request.query.q)
    const library = await libraryOf(reader)
    const [told, contacts, found] = await Promise.all([
      toldOf(reader, request.now),
      contactsOf(reader, request.now),
      text ? search(reader, library, text) : null,
    ])
    const actingAs = visitorOf(request)?.role ?? null
    return <HelpPage {...{ kind, library, told, contacts, found, actingAs, text }} from={fromOf(request.query.from)} />
  }

  app.get<Asked>('/help', open, async (request, reply) => show(reply, await helpFor(request, 'instructions')))
  app.get<Asked>('/help/videos', open, async (request, reply) => show(reply, await helpFor(request, 'videos')))
  app.get<Asked>('/help/questions', open, async (request, reply) => show(reply, await helpFor(request, 'questions')))

  app.get<{ Params: { slug: string } }>('/help/videos/:slug', open, async (request, reply) => {
    const { instructions, lessons } = await libraryOf(reader)
    const lesson = lessons.find(({ slug }) => slug === request.params.slug) ?? notFound()
    const near = lesson.pages.flatMap((page) => fitting(instructions, page.replace('*', 'x')))
    const further = [...new Set(near)].filter(({ audience }) => audience === lesson.audience).slice(0, 3)
    return show(reply, <LessonPage lesson={lesson} further={further} />)
  })

  app.get<{ Params: { slug: string } }>('/help/:slug', open, async (request, reply) => {
    const { instructions } = await libraryOf(reader)
    const find = (slug: string) => instructions.find((one) => one.slug === slug) ?? null
    const instruction = find(request.params.slug) ?? notFound()
    const further = (instruction.next ?? []).flatMap((slug) => find(slug) ?? [])
    const [told, { bodies }] = await Promise.all([toldOf(reader, request.now), contactsOf(reader, request.now)])
    return show(reply, <InstructionPage {...{ instruction, further, told, bodies }} />)
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
