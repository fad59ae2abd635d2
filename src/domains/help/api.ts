import { z } from 'zod'
import { actorOf } from '#access'
import { type App, answerOnce, notFound } from '#platform/http'
import { findEditions, libraryOf, publishEdition, restoreEdition } from './editions.ts'
import { editionJson } from './forms.ts'

const anyone = { permission: 'anyone' }
const edit = { permission: 'help.text.edit' }
const place = z.object({ kind: z.enum(['instruction', 'question']), slug: z.string().max(100) })
const editionShape = z.object({
  number: z.int().describe('0 — первая редакция, из программы'),
  publishedAt: z.iso.datetime().nullable(),
  author: z.string().nullable(),
  ...{ title: z.string(), summary: z.string(), body: z.string() },
})
const published = { 201: z.object({ number: z.int() }) }

/** Texts of help over REST: everybody finds them, the operator publishes editions. */
export function api(app: App): void {
  const { reader } = app.kit.db
  const textShape = z.object({
    kind: z.enum(['instruction', 'question']),
    slug: z.string(),
    title: z.string(),
    href: z.string(),
  })
  const list = { summary: 'Тексты помощи', response: { 200: z.object({ texts: z.array(textShape) }) } }
  app.get('/help/texts', { config: anyone, schema: list }, async () => {
    const { instructions, questions } = await libraryOf(reader)
    return {
      texts: [
        ...instructions.map(({ slug, title }) => ({
          kind: 'instruction' as const,
          slug,
          title,
          href: `/help/${slug}`,
        })),
        ...questions.map(({ slug, question }) => ({
          ...{ kind: 'question' as const, slug, title: question },
          href: `/help/questions#${slug}`,
        })),
      ],
    }
  })

  const reading = {
    summary: 'Редакции текста помощи',
    params: place,
    response: { 200: z.object({ editions: z.array(editionShape) }) },
  }
  app.get('/help/texts/:kind/:slug/editions', { config: edit, schema: reading }, async (request) => {
    const { kind, slug } = request.params
    const editions = (await findEditions(reader, kind, slug)) ?? notFound()
    return {
      editions: editions.map(({ words, publishedAt, ...one }) => ({
        ...one,
        ...words,
        publishedAt: publishedAt?.toString() ?? null,
      })),
    }
  })

  const publishing = { summary: 'Опубликовать редакцию', params: place, body: editionJson, response: published }
  app.post('/help/texts/:kind/:slug/editions', { config: edit, schema: publishing }, (request, reply) => {
    const { over, ...words } = request.body
    return answerOnce(request, reply, async (tx) => {
      const number = await publishEdition(tx, actorOf(request), { ...request.params, over }, words, request.now)
      return { status: 201, body: { number } }
    })
  })

  const back = z.object({ number: z.int().min(0), over: z.int().min(0) })
  const restoring = { summary: 'Вернуть прежнюю редакцию', params: place, body: back, response: published }
  app.post('/help/texts/:kind/:slug/restorations', { config: edit, schema: restoring }, (request, reply) => {
    const { number: earlier, over } = request.body
    return answerOnce(request, reply, async (tx) => {
      const number = await restoreEdition(tx, actorOf(request), { ...request.params, over }, earlier, request.now)
      return { status: 201, body: { number } }
    })
  })
}
