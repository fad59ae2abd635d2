import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import type { Tx } from '#platform/db'
import { type App, answerOnce, type FormAnswers, notFound, parseForm, rejectForm, show } from '#platform/http'
import { regionZone } from '#region'
import type { FieldError } from '#ui'
import { addText, findEditions, publishEdition, restoreEdition, takeDownText } from '../editions.ts'
import { editionForm, restorationForm, takingDownForm, whyNotOfKind } from '../forms.ts'
import { type TextKind, textKinds, type Words } from '../model.ts'
import { EditionPage, type EditionPageProps, NewTextPage } from '../pages/edition.tsx'
import { TextsPage } from '../pages/texts.tsx'
import { toldOf } from '../queries.ts'
import { countSteps, libraryOf, listTakenDown } from '../shelf.ts'

const edit = { config: { permission: 'help.text.edit' } }
type One = { Params: { kind: string; slug: string } }
type New = { Params: { kind: string } }
type State = Pick<EditionPageProps, 'errors' | 'answers' | 'preview'>

/** The operator's desk of help texts: every text with its editions, and new ones (issue 5). */
export function editingRoutes(app: App): void {
  app.get<{ Querystring: { q?: unknown } }>('/region/help', edit, async (request, reply) => {
    const { reader } = request.kit.db
    const { q } = request.query
    const [library, takenDown] = await Promise.all([libraryOf(reader), listTakenDown(reader)])
    const asked = typeof q === 'string' ? q.trim().slice(0, 200) : ''
    return show(reply, <TextsPage {...{ library, takenDown, asked }} />)
  })
  newTextRoutes(app)

  app.get<One>('/region/help/:kind/:slug', edit, async (request, reply) => show(reply, await editionPage(request)))

  app.post<One>('/region/help/:kind/:slug', edit, async (request, reply) => {
    const { kind, slug } = textAt(request)
    const form = understood(request, kind, countSteps(kind, slug))
    if (!form.ok) return show(reply, await editionPage(request, form), { status: 422 })
    const { step, over, words, answers } = form
    if (step === 'preview') return show(reply, await editionPage(request, { answers, preview: words }))
    return answerOnce(request, reply, async (tx) => {
      const number = await publishEdition(tx, actorOf(request), { kind, slug, over }, words, request.now)
      return { location: `/region/help/${kind}/${slug}`, toast: `Редакция ${number} опубликована: её уже читают` }
    })
  })

  app.post<One>('/region/help/:kind/:slug/restoration', edit, async (request, reply) => {
    const form = parseForm(restorationForm, request.body)
    const { number: earlier, over } = form.ok ? form.value : notFound()
    return done(request, reply, 'Прежний текст снова действует', (tx, text) =>
      restoreEdition(tx, actorOf(request), { ...text, over }, earlier, request.now),
    )
  })
  for (const [path, takenDown, toast] of [
    ['taking-down', true, 'Текст снят: его больше не читают'],
    ['showing', false, 'Текст снова читают'],
  ] as const)
    app.post<One>(`/region/help/:kind/:slug/${path}`, edit, async (request, reply) => {
      const form = parseForm(takingDownForm, request.body)
      const { over } = form.ok ? form.value : notFound()
      return done(request, reply, toast, (tx, text) =>
        takeDownText(tx, actorOf(request), { ...text, over, takenDown }, request.now),
      )
    })
}

function newTextRoutes(app: App): void {
  app.get<New>('/region/help/:kind/new', edit, async (request, reply) => show(reply, await newPage(request)))
  app.post<New>('/region/help/:kind/new', edit, async (request, reply) => {
    const kind = newKindAt(request)
    const form = understood(request, kind, null)
    if (!form.ok) return show(reply, await newPage(request, form), { status: 422 })
    const { step, words, answers } = form
    if (step === 'preview') return show(reply, await newPage(request, { answers, preview: words }))
    return answerOnce(request, reply, async (tx) => {
      const slug = await addText(tx, actorOf(request), { kind, words }, request.now)
      return { location: `/region/help/${kind}/${slug}`, toast: 'Текст опубликован: его уже читают' }
    })
  })
}

type Understood =
  | { ok: true; step: 'preview' | 'publish'; over: number; words: Words; answers: FormAnswers }
  | { ok: false; errors: FieldError[]; answers: FormAnswers }

function understood({ body }: FastifyRequest, kind: TextKind, steps: number | null): Understood {
  const form = parseForm(editionForm, body)
  if (!form.ok) return form
  const { step, over, ...words } = form.value
  const { answers } = rejectForm(body)
  const wrong = whyNotOfKind(kind, words, steps)
  return wrong ? { ok: false, errors: [wrong], answers } : { ok: true, step, over, words, answers }
}

type Place = { kind: TextKind; slug: string }

function done(request: FastifyRequest<One>, reply: FastifyReply, toast: string, act: (tx: Tx, text: Place) => unknown) {
  const text = textAt(request)
  return answerOnce(request, reply, async (tx) => {
    await act(tx, text)
    return { location: `/region/help/${text.kind}/${text.slug}`, toast }
  })
}

function textAt({ params }: FastifyRequest<One>): Place {
  return { kind: textKinds.find((one) => one === params.kind) ?? notFound(), slug: params.slug }
}

/** A lesson is added with its film, in a form of its own. */
function newKindAt({ params }: FastifyRequest<New>) {
  return (['instruction', 'question'] as const).find((one) => one === params.kind) ?? notFound()
}

async function editionPage(request: FastifyRequest<One>, { errors, answers, preview }: State = {}) {
  const { reader } = request.kit.db
  const { kind, slug } = textAt(request)
  const editions = (await findEditions(reader, kind, slug)) ?? notFound()
  const ownFilm = kind === 'lesson' && countSteps(kind, slug) === null
  const [told, zone] = await Promise.all([toldOf(reader, request.now), regionZone(reader)])
  return <EditionPage {...{ kind, slug, editions, told, zone, ownFilm, errors, answers, preview }} />
}

async function newPage(request: FastifyRequest<New>, { errors, answers, preview }: State = {}) {
  const kind = newKindAt(request)
  return <NewTextPage {...{ kind, errors, answers, preview }} told={await toldOf(request.kit.db.reader, request.now)} />
}
