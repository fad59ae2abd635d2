import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { fullName } from '#kernel/names'
import {
  type App,
  answerOnce,
  type FormAnswers,
  localPath,
  notFound,
  parseForm,
  rejectForm,
  show,
} from '#platform/http'
import { findMunicipality, listMunicipalities } from '#region'
import type { FieldError } from '#ui'
import { keepPlace, removePlace } from '../actions/place.ts'
import { placeForm } from '../forms.ts'
import type { OwnChild } from '../model.ts'
import { PlacePage } from '../pages/place.tsx'
import { getOwnChild } from '../queries/child.ts'
import { placeOf } from '../queries/place.ts'

type One = { Params: { id: string }; Querystring: { next?: unknown }; Body: { next?: unknown } }
const family = { permission: 'families.children.manage' }
const unknown: FieldError = { field: 'municipality', message: 'Выберите муниципалитет' }

/** The convenient address of a child (S-024). */
export function placeRoutes(app: App): void {
  app.get<One>('/my/children/:id/settings/place', { config: family }, async (request, reply) => {
    const { reader } = request.kit.db
    const child = await ownChild(request)
    const place = await placeOf(reader, child.id)
    const municipality = place?.municipalityId ?? child.municipalityId
    const answers: FormAnswers = place
      ? { municipality, words: place.words, point: `${place.latitude}, ${place.longitude}` }
      : { municipality }
    return showPlace(reply, child, { answers })
  })

  app.post<One>('/my/children/:id/settings/place', { config: family }, async (request, reply) => {
    const child = await ownChild(request)
    const form = parseForm(placeForm, request.body)
    if (!form.ok) return showPlace(reply, child, form)
    const { municipality: municipalityId, words, point } = form.value
    if (!(await findMunicipality(request.kit.db.reader, municipalityId)))
      return showPlace(reply, child, rejectForm(request.body, unknown))
    return answerOnce(request, reply, async (tx) => {
      await keepPlace(tx, actorOf(request), { childId: child.id, municipalityId, words, point }, request.now)
      return { location: nextOf(request.body) ?? `/my/children/${child.id}/settings`, toast: 'Адрес сохранён' }
    })
  })

  app.post<One>('/my/children/:id/settings/place/removal', { config: family }, async (request, reply) => {
    const { id } = await ownChild(request)
    return answerOnce(request, reply, async (tx) => {
      await removePlace(tx, actorOf(request), id, request.now)
      return { location: `/my/children/${id}/settings`, toast: 'Адрес убран' }
    })
  })
}

/** The page that asked for the address, as far as it is one of ours. */
function nextOf(from: One['Querystring'] | One['Body'] | null): string | null {
  return typeof from?.next === 'string' && from.next !== '' ? localPath(from.next) : null
}

function ownChild(request: FastifyRequest<One>): Promise<OwnChild> {
  return getOwnChild(request.kit.db.reader, actorOf(request), parseId(request.params.id) ?? notFound())
}

async function showPlace(
  reply: FastifyReply,
  child: OwnChild,
  again: { errors?: FieldError[]; answers: FormAnswers },
): Promise<FastifyReply> {
  const request = reply.request as FastifyRequest<One>
  const { reader } = request.kit.db
  const [place, municipalities] = await Promise.all([placeOf(reader, child.id), listMunicipalities(reader)])
  const page = (
    <PlacePage
      childId={child.id}
      childName={fullName(child)}
      place={place}
      municipalities={municipalities}
      next={nextOf(request.method === 'POST' ? request.body : request.query)}
      {...again}
    />
  )
  return show(reply, page, { status: again.errors ? 422 : 200 })
}
