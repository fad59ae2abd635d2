import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, rejectForm, show } from '#platform/http'
import { listMunicipalities, regionZone } from '#region'
import {
  addPicture,
  archivePiece,
  correctPiece,
  draftPiece,
  ownerOf,
  publishPiece,
  removePicture,
  sendPieceBack,
} from '../actions.ts'
import { pictureForm, pieceForm, publicationForm, sendingBackForm } from '../forms.ts'
import type { Piece, PieceId } from '../model.ts'
import { NewsDeskPage, OwnPiecePage, type OwnPieceProps, PieceFormPage, type PieceFormProps } from '../pages/desk.tsx'
import { findPiece, listOwn } from '../queries/piece.ts'
import { refusals } from '../refusals.ts'

type One = { Params: { id: string } }
type Again = Pick<OwnPieceProps, 'errors' | 'answers'>
const write = { permission: 'news.piece.write' }
const MEGABYTE = 1024 * 1024

/** `/news/desk`: the news of the organisation, of the authorised body or of the operator. */
export function deskRoutes(app: App): void {
  app.get('/news/desk', { config: write }, async (request, reply) => {
    const { reader } = request.kit.db
    const [owner, zone] = await Promise.all([ownerOf(reader, actorOf(request)), regionZone(reader)])
    return show(reply, <NewsDeskPage pieces={await listOwn(reader, owner)} zone={zone} now={request.now} />)
  })
  wordsRoutes(app)
  pictureRoutes(app)

  app.get<One>('/news/desk/:id', { config: write }, (request, reply) => showOwn(request, reply))
  app.post<One>('/news/desk/:id/publication', { config: write }, async (request, reply) => {
    const form = parseForm(publicationForm, request.body)
    if (!form.ok) return showOwn(request, reply, form)
    const { id } = await ownPiece(request)
    const { shows, showsTime, hides, hidesTime } = form.value
    const timeZone = await regionZone(request.kit.db.reader)
    const at = (day: Temporal.PlainDate | null, plainTime: string) =>
      day?.toZonedDateTime({ timeZone, plainTime }).toInstant() ?? null
    const times = { showsAt: at(shows, showsTime), hidesAt: at(hides, hidesTime) }
    return orAgain(request, reply, 'hides', () =>
      answerOnce(request, reply, async (tx) => {
        await publishPiece(tx, actorOf(request), id, times, request.now)
        return {
          location: `/news/desk/${id}`,
          toast: times.showsAt ? 'Новость появится в свой день' : 'Новость опубликована',
        }
      }),
    )
  })
  app.post<One>('/news/desk/:id/archive', { config: write }, async (request, reply) => {
    const { id } = await ownPiece(request)
    return answerOnce(request, reply, async (tx) => {
      await archivePiece(tx, actorOf(request), id, request.now)
      return { location: '/news/desk', toast: 'Новость в архиве' }
    })
  })
  app.post<One>('/news/desk/:id/return', { config: write }, async (request, reply) => {
    const form = parseForm(sendingBackForm, request.body)
    if (!form.ok) return showOwn(request, reply, form)
    const { id } = await ownPiece(request)
    return answerOnce(request, reply, async (tx) => {
      await sendPieceBack(tx, actorOf(request), id, form.value.mended, request.now)
      return { location: `/news/desk/${id}`, toast: 'Отправили оператору: о решении придёт письмо' }
    })
  })
}

/** A text that is too long is told so at its field, not as a form too large. */
function wordsRoutes(app: App): void {
  app.get('/news/desk/new', { config: write }, (request, reply) => showForm(request, reply))
  app.post('/news/desk', { config: write, bodyLimit: MEGABYTE }, async (request, reply) => {
    const form = parseForm(pieceForm, request.body)
    if (!form.ok) return showForm(request, reply, form)
    return answerOnce(request, reply, async (tx) => {
      const id = await draftPiece(tx, actorOf(request), form.value, request.now)
      return { location: `/news/desk/${id}`, toast: 'Черновик сохранён, его видите только вы' }
    })
  })
  app.get<One>('/news/desk/:id/words', { config: write }, async (request, reply) =>
    showForm(request, reply, { piece: await ownPiece(request) }),
  )
  app.post<One>('/news/desk/:id/words', { config: write, bodyLimit: MEGABYTE }, async (request, reply) => {
    const piece = await ownPiece(request)
    const form = parseForm(pieceForm, request.body)
    if (!form.ok) return showForm(request, reply, { piece, ...form })
    return answerOnce(request, reply, async (tx) => {
      await correctPiece(tx, actorOf(request), piece.id, form.value, request.now)
      return { location: `/news/desk/${piece.id}`, toast: 'Текст сохранён' }
    })
  })
}

function pictureRoutes(app: App): void {
  // A little above the largest picture, so that its own words are told.
  app.post<One>('/news/desk/:id/pictures', { config: write, bodyLimit: 8 * MEGABYTE }, async (request, reply) => {
    const { id } = await ownPiece(request)
    const form = parseForm(pictureForm, request.body)
    const file = request.files.find(({ field }) => field === 'picture')
    if (!form.ok) return showOwn(request, reply, form)
    if (!file) return showOwn(request, reply, rejectForm(request.body, { field: 'picture', message: 'Выберите файл' }))
    return orAgain(request, reply, 'picture', () =>
      answerOnce(request, reply, async (tx) => {
        const picture = { id, bytes: file.bytes, description: form.value.description }
        await addPicture(tx, actorOf(request), picture, request.now)
        return { location: `/news/desk/${id}`, toast: 'Картинка добавлена' }
      }),
    )
  })
  app.post<One & { Params: { picture: string } }>(
    '/news/desk/:id/pictures/:picture/removal',
    { config: write },
    async (request, reply) => {
      const { id } = await ownPiece(request)
      const picture = parseId<'picture'>(request.params.picture) ?? notFound()
      return answerOnce(request, reply, async (tx) => {
        await removePicture(tx, actorOf(request), id, picture, request.now)
        return { location: `/news/desk/${id}`, toast: 'Картинка убрана' }
      })
    },
  )
}

/** What can be mended in the form stands at its field. */
async function orAgain(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  field: string,
  act: () => Promise<undefined>,
) {
  try {
    return await act()
  } catch (error) {
    const mendable = error instanceof Refusal && refusals[error.code]?.status === 422
    if (!mendable) throw error
    const { title, text } = refusals[error.code]?.words(error.facts) ?? { title: '', text: '' }
    return showOwn(request, reply, rejectForm(request.body, { field, message: `${title}. ${text}` }))
  }
}

async function showOwn(request: FastifyRequest<One>, reply: FastifyReply, again?: Again): Promise<FastifyReply> {
  const [piece, zone] = await Promise.all([ownPiece(request), regionZone(request.kit.db.reader)])
  return show(reply, <OwnPiecePage {...{ piece, zone }} now={request.now} {...again} />, { status: again ? 422 : 200 })
}

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  more: Pick<PieceFormProps, 'piece' | 'errors' | 'answers'> = {},
): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const [{ author }, municipalities] = await Promise.all([
    ownerOf(reader, actorOf(request)),
    listMunicipalities(reader),
  ])
  return show(reply, <PieceFormPage {...{ author, municipalities }} {...more} />, { status: more.errors ? 422 : 200 })
}

async function ownPiece(request: FastifyRequest<One>): Promise<Piece> {
  const { reader } = request.kit.db
  const id: PieceId = parseId<'piece'>(request.params.id) ?? notFound()
  return (await findPiece(reader, id, { owner: await ownerOf(reader, actorOf(request)) })) ?? notFound()
}
