import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { Refusal, refuseIf } from '#kernel/refusal'
import { type App, answerOnce, notFound } from '#platform/http'
import { changeContacts, getMunicipality } from '#region'
import { addText, findEditions, publishEdition, restoreEdition, takeDownText } from './editions.ts'
import { contactsForm, editionJson, newTextJson, overJson, whyNotOfKind } from './forms.ts'
import { type TextKind, textKinds, type Words } from './model.ts'
import { countSteps, libraryOf, listTakenDown } from './shelf.ts'

const anyone = { permission: 'anyone' }
const edit = { permission: 'help.text.edit' }
const kind = z.enum(textKinds)
const place = z.object({ kind, slug: z.string().max(100) })
const editionShape = z.object({
  number: z.int().describe('0 — первая редакция, из программы'),
  publishedAt: z.iso.datetime().nullable(),
  author: z.string().nullable(),
  takenDown: z.boolean().describe('Текст снят: его не читают'),
  ...{ title: z.string(), summary: z.string(), body: z.string() },
  ...{ audiences: z.array(z.string()), pages: z.array(z.string()) },
})
const published = { 201: z.object({ number: z.int() }) }
const textShape = z.object({ kind, slug: z.string(), title: z.string(), href: z.string() })

/** Texts of help over REST: everybody finds them; the operator adds, edits, takes down and shows them again. */
export function api(app: App): void {
  const { reader } = app.kit.db
  const list = { summary: 'Тексты помощи', response: { 200: z.object({ texts: z.array(textShape) }) } }
  app.get('/help/texts', { config: anyone, schema: list }, async () => {
    const { instructions, questions, lessons } = await libraryOf(reader)
    const told = (kindOf: TextKind, slug: string, title: string, href: string) => ({ kind: kindOf, slug, title, href })
    return {
      texts: [
        ...instructions.map(({ slug, title }) => told('instruction', slug, title, `/help/${slug}`)),
        ...questions.map(({ slug, question }) => told('question', slug, question, `/help/questions#${slug}`)),
        ...lessons.map(({ slug, title }) => told('lesson', slug, title, `/help/videos/${slug}`)),
      ],
    }
  })
  const gone = z.object({ texts: z.array(textShape.omit({ href: true })) })
  const hidden = { summary: 'Снятые тексты помощи', response: { 200: gone } }
  app.get('/help/texts/taken-down', { config: edit, schema: hidden }, async () => ({
    texts: await listTakenDown(reader),
  }))
  addingApi(app)
  editionsApi(app)
  contactsApi(app)
}

function addingApi(app: App): void {
  const adding = {
    summary: 'Добавить инструкцию или частый вопрос',
    params: z.object({ kind: kind.exclude(['lesson']) }),
    body: newTextJson,
    response: { 201: z.object({ slug: z.string() }) },
  }
  app.post('/help/texts/:kind', { config: edit, schema: adding }, (request, reply) => {
    const { kind: asked } = request.params
    const words = { audiences: [], pages: [], ...request.body }
    misunderstood(asked, words, null)
    return answerOnce(request, reply, async (tx) => ({
      ...{ status: 201, body: { slug: await addText(tx, actorOf(request), { kind: asked, words }, request.now) } },
    }))
  })
  for (const [path, takenDown, summary] of [
    ['taking-down', true, 'Снять текст помощи'],
    ['showing', false, 'Снова показать текст помощи'],
  ] as const) {
    const schema = { summary, params: place, body: overJson, response: published }
    app.post(`/help/texts/:kind/:slug/${path}`, { config: edit, schema }, (request, reply) =>
      answerOnce(request, reply, async (tx) => {
        const text = { ...request.params, over: request.body.over, takenDown }
        return { status: 201, body: { number: await takeDownText(tx, actorOf(request), text, request.now) } }
      }),
    )
  }
}

function editionsApi(app: App): void {
  const { reader } = app.kit.db
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
        ...{ ...words, audiences: [...words.audiences], pages: [...words.pages] },
        publishedAt: publishedAt?.toString() ?? null,
      })),
    }
  })

  const publishing = { summary: 'Опубликовать редакцию', params: place, body: editionJson, response: published }
  app.post('/help/texts/:kind/:slug/editions', { config: edit, schema: publishing }, async (request, reply) => {
    const { over, ...given } = request.body
    const { kind: asked, slug } = request.params
    const [latest] = (await findEditions(reader, asked, slug)) ?? notFound()
    // What is left out stays as it is.
    const words = { audiences: latest?.words.audiences ?? [], pages: latest?.words.pages ?? [], ...given }
    misunderstood(asked, words, countSteps(asked, slug))
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

const contacts = { permission: 'help.contacts.change' }
const address = '/municipality/contacts'
const contactsOut = z.object({
  ...{ coordinator: z.string().nullable(), phone: z.string(), email: z.string(), hours: z.string() },
})

function contactsApi(app: App): void {
  const reading = { summary: 'Контакты своего муниципалитета для семей', response: { 200: contactsOut } }
  app.get(address, { config: contacts, schema: reading }, async (request) => {
    const { coordinator, phone, email, hours } = await getMunicipality(request.kit.db.reader, scopeOf(actorOf(request)))
    return { coordinator, phone, email, hours }
  })
  const schema = { summary: 'Изменить контакты своего муниципалитета', body: contactsForm, response: { 204: z.null() } }
  app.put(address, { config: contacts, schema }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const change = { municipalityId: scopeOf(actorOf(request)), contacts: request.body }
      await changeContacts(tx, actorOf(request), change, request.now)
      return { status: 204, body: null }
    }),
  )
}

function misunderstood(kindOf: TextKind, words: Words, steps: number | null): void {
  const wrong = whyNotOfKind(kindOf, words, steps)
  refuseIf(wrong && new Refusal('help.unfit', { message: wrong.message }))
}
