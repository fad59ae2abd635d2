import type { FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { regionZone } from '#region'
import type { FieldError } from '#ui'
import { findEditions, libraryOf, publishEdition, restoreEdition, type TextKind, type Words } from '../editions.ts'
import { editionForm, restorationForm } from '../forms.ts'
import { EditionPage } from '../pages/edition.tsx'
import { TextsPage } from '../pages/texts.tsx'
import { toldOf } from '../queries.ts'

const edit = { config: { permission: 'help.text.edit' } }
type One = { Params: { kind: string; slug: string } }
type State = { errors?: readonly FieldError[]; answers?: Record<string, string | readonly string[]>; preview?: Words }

/** The operator's desk of help texts: every text with its editions (issue 5). */
export function editingRoutes(app: App): void {
  app.get('/region/help', edit, async (request, reply) =>
    show(reply, <TextsPage library={await libraryOf(request.kit.db.reader)} />),
  )

  app.get<One>('/region/help/:kind/:slug', edit, async (request, reply) => show(reply, await editionPage(request)))

  app.post<One>('/region/help/:kind/:slug', edit, async (request, reply) => {
    const form = parseForm(editionForm, request.body)
    if (!form.ok) return show(reply, await editionPage(request, form), { status: 422 })
    const { step, over, ...words } = form.value
    if (step === 'preview') {
      const answers = { ...words, over: String(over) }
      return show(reply, await editionPage(request, { answers, preview: words }))
    }
    const text = { ...textAt(request), over }
    return answerOnce(request, reply, async (tx) => {
      const number = await publishEdition(tx, actorOf(request), text, words, request.now)
      return {
        location: `/region/help/${text.kind}/${text.slug}`,
        toast: `Редакция ${number} опубликована: её уже читают`,
      }
    })
  })

  app.post<One>('/region/help/:kind/:slug/restoration', edit, async (request, reply) => {
    const form = parseForm(restorationForm, request.body)
    const { number: earlier, over } = form.ok ? form.value : notFound()
    const text = { ...textAt(request), over }
    return answerOnce(request, reply, async (tx) => {
      await restoreEdition(tx, actorOf(request), text, earlier, request.now)
      return { location: `/region/help/${text.kind}/${text.slug}`, toast: 'Прежний текст снова действует' }
    })
  })
}

function textAt({ params }: FastifyRequest<One>): { kind: TextKind; slug: string } {
  const kind = (['instruction', 'question'] as const).find((one) => one === params.kind) ?? notFound()
  return { kind, slug: params.slug }
}

async function editionPage(request: FastifyRequest<One>, { errors, answers, preview }: State = {}) {
  const { reader } = request.kit.db
  const { kind, slug } = textAt(request)
  const editions = (await findEditions(reader, kind, slug)) ?? notFound()
  const [told, zone] = await Promise.all([toldOf(reader, request.now), regionZone(reader)])
  return <EditionPage {...{ kind, slug, editions, told, zone, errors, answers, preview }} />
}
