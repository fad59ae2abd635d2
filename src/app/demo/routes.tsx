import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { startSessionFor } from '#access'
import { formatInstant } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { plural } from '#kernel/plural'
import { type App, keepSession, notFound, parseForm, rejectForm, seeOther, show } from '#platform/http'
import { endSession } from '#platform/session'
import { regionZone } from '#region'
import { isMovable } from '../clock.ts'
import { manifests } from '../domains.ts'
import { isPretended, pretend } from './channel.ts'
import { moveClock } from './clock.ts'
import { runDueJobs } from './due-jobs.ts'
import { allowOwnFrames, sendLetterHtml } from './letter-answer.ts'
import { countLetters, findLetter, listLetters } from './mailbox.ts'
import { destination, moveForm } from './moves.ts'
import { LetterPage, MailboxPage } from './pages/mailbox.tsx'
import { TownPage, type TownPageProps } from './pages/town.tsx'
import { findInhabitant, listInhabitants } from './people.ts'

type One = { Params: { id: string } }
const open = { permission: 'anyone' }
const mailboxOf = z.object({ to: z.string().optional() })
const workplace = z.object({ network: z.enum(['protected', 'open']) })
const chosen = z.object({ person: z.string().optional() })

export function routes(app: App): void {
  app.get('/demo', { config: open }, async (request, reply) => showTown(request, reply))
  app.post('/demo/entrances', { config: open }, enter)
  app.post('/demo/clock', { config: open }, setClock)
  app.post('/demo/channel', { config: { ...open, keyless: true } }, async (request, reply) => {
    const { network } = workplace.catch({ network: 'protected' }).parse(request.body)
    pretend(reply, network === 'protected')
    const words = network === 'protected' ? 'в защищённой сети' : 'в обычной сети: личных данных на экране нет'
    return seeOther(reply, '/demo', `Рабочее место теперь ${words}`)
  })

  app.get('/demo/mailbox', { config: open }, async (request, reply) => {
    const { reader } = request.kit.db
    const { to = null } = mailboxOf.catch({}).parse(request.query)
    const [letters, zone] = await Promise.all([listLetters(reader, to), regionZone(reader)])
    return show(reply, <MailboxPage letters={letters} to={to} zone={zone} />)
  })
  app.get<One>('/demo/mailbox/:id', { config: open }, async (request, reply) => {
    const [letter, zone] = [await letterOf(request), await regionZone(request.kit.db.reader)]
    allowOwnFrames(reply)
    return show(reply, <LetterPage letter={letter} zone={zone} />)
  })
  app.get<One>('/demo/mailbox/:id/html', { config: open }, async (request, reply) =>
    sendLetterHtml(reply, (await letterOf(request)).html),
  )
}

async function showTown(
  request: FastifyRequest,
  reply: FastifyReply,
  form: Pick<TownPageProps, 'errors' | 'answers'> = {},
): Promise<FastifyReply> {
  const { db, clock } = request.kit
  const [people, zone, letters] = await Promise.all([
    listInhabitants(db.reader),
    regionZone(db.reader),
    countLetters(db.reader),
  ])
  const shifted = isMovable(clock) && Math.abs(clock.offset().total('seconds')) > 1
  const town = { people, now: request.now, zone, shifted, letters, isProtected: isPretended(request) }
  const page = <TownPage {...town} {...form} />
  return show(reply, page, { status: form.errors ? 422 : 200 })
}

/** Nobody is asked for a password here: that is what the demo is for. */
async function enter(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, config } = request.kit
  const { person: key = '' } = chosen.catch({}).parse(request.body)
  const found = (await findInhabitant(db.reader, key)) ?? notFound()
  const visit = { userAgent: String(request.headers['user-agent'] ?? ''), address: request.ip, limits: config.sessions }
  const started = await db.transaction(async (tx) => {
    if (request.session) await endSession(tx, request.session.id, request.now)
    return startSessionFor(tx, found.userId, visit, request.now)
  })
  keepSession(reply, started.token, started.until)
  const { name, surname } = found.person.name
  return seeOther(reply, found.person.opens, `Вы вошли: ${name} ${surname}`)
}

async function setClock(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { kit } = request
  const { clock } = kit
  if (!isMovable(clock)) notFound()
  const form = parseForm(moveForm, request.body)
  const zone = await regionZone(kit.db.reader)
  const to = form.ok ? destination(form.value, request.now, zone) : undefined
  if (to === undefined)
    return showTown(
      request,
      reply,
      rejectForm(request.body, { field: 'day', message: 'Введите дату, например 01 02 2027' }),
    )
  await moveClock(kit.db, clock, to)
  const { done, failed } = await runDueJobs(kit, manifests)
  const trouble = failed > 0 ? `, не удалось: ${failed}` : ''
  const jobs = plural(done, 'дело', 'дела', 'дел')
  return seeOther(
    reply,
    '/demo',
    `В городе ${formatInstant(clock.now(), zone)}. По расписанию сделано ${jobs}${trouble}.`,
  )
}

async function letterOf(request: FastifyRequest<One>) {
  const id = parseId(request.params.id) ?? notFound()
  return (await findLetter(request.kit.db.reader, id)) ?? notFound()
}
