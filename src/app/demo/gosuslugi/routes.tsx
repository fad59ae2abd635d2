import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { certificateWithOrder } from '#exchange'
import { isBefore } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type App, notFound, parseForm, seeOther, show } from '#platform/http'
import { studyYearOf } from '#programmes'
import { dayOf, regionZone, settingOf } from '#region'
import { ageIn } from './age.ts'
import { type Certificate, type Cost, callExchange, type Found, type Groups, type Places } from './faces.ts'
import { ClubPage, GroupPage } from './pages/club.tsx'
import { OrderPage } from './pages/order.tsx'
import { PaymentPage } from './pages/payment.tsx'
import { StartPage } from './pages/start.tsx'
import { ChildPage, MunicipalityPage, RegionPage, StudyYearPage } from './pages/walk.tsx'
import { agreedAt, findCitizen, listCitizens } from './people.ts'
import { sendingRoutes } from './sending.ts'
import {
  findOrder,
  findPartner,
  insertOrder,
  type Kept,
  listOrders,
  listReceived,
  settlePartner,
  updateDown,
} from './store.ts'

type One = { Params: { id: string } }
const home = '/demo/gosuslugi'
const open = { permission: 'anyone' }
const text = z.string().max(200).default('')
const walked = z.object({ person: text, municipality: text, year: text })

/** The parent's way on a pretended Gosuslugi (S-088…S-091); everything it learns and does goes through the exchange. */
export function gosuslugiRoutes(app: App): void {
  app.get(home, { config: open }, (request, reply) => showStart(request, reply))
  app.post(`${home}/silence`, { config: { ...open, keyless: true } }, silence)
  app.get(`${home}/region`, { config: open }, async (request, reply) => {
    const { person } = walked.parse(request.query)
    const { secretKey, regionName } = request.kit.config
    const citizen = await findCitizen(request.kit.db.reader, secretKey, person)
    if (!citizen) return showStart(request, reply, [{ field: 'person', message: 'Выберите, кто вошёл на Госуслуги' }])
    return show(reply, <RegionPage person={person} region={regionName} />)
  })
  app.post(`${home}/municipality`, { config: { ...open, keyless: true } }, async (request, reply) => {
    const { person } = walked.parse(request.body)
    await connect(request)
    return seeOther(reply, `${home}/municipality?person=${encodeURIComponent(person)}`)
  })
  app.get(`${home}/municipality`, { config: open }, async (request, reply) => {
    if (!(await findPartner(request.kit.db.reader))) return seeOther(reply, home)
    const { person } = walked.parse(request.query)
    const { body: places } = await callExchange<Places>(app, '/municipalities')
    return show(reply, <MunicipalityPage {...{ person, places }} />)
  })
  app.get(`${home}/study-year`, { config: open }, async (request, reply) => {
    const { person, municipality } = walked.parse(request.query)
    if (!municipality) return seeOther(reply, `${home}/municipality?person=${encodeURIComponent(person)}`)
    const current = studyYearOf(await dayOf(request.kit.db.reader, request.now))
    return show(reply, <StudyYearPage {...{ person, municipality, years: [current, current + 1] }} />)
  })
  app.get(`${home}/child`, { config: open }, async (request, reply) => {
    const asked = walked.parse(request.query)
    const { person, municipality, year } = asked
    const path = `person=${encodeURIComponent(person)}&municipality=${encodeURIComponent(municipality)}`
    if (!/^\d{4}$/.test(year)) return seeOther(reply, `${home}/study-year?${path}`)
    const { config, db } = request.kit
    const citizen = (await findCitizen(db.reader, config.secretKey, person)) ?? notFound()
    return show(reply, <ChildPage {...asked} citizen={citizen} />)
  })
  app.post(`${home}/orders`, { config: { ...open, keyless: true } }, compose)
  choosingRoutes(app)
  sendingRoutes(app)
}

function choosingRoutes(app: App): void {
  app.get<One>(`${home}/orders/:id`, { config: open }, async (request, reply) => {
    const order = await orderIn(request)
    const { reader } = request.kit.db
    const [received, down, zone] = await Promise.all([
      listReceived(reader, order.externalId),
      downOf(request),
      regionZone(reader),
    ])
    const certificate = order.sentTimes > 0 ? await certificateOf(app, order) : null
    return show(reply, <OrderPage {...{ order, certificate, received, down, zone }} />)
  })
  app.get<One>(`${home}/orders/:id/club`, { config: open }, async (request, reply) => {
    const order = await orderIn(request)
    const { q } = z.object({ q: text }).parse(request.query)
    const { municipality, recipient } = order.composed
    // Asked when the order was begun; again under the same number it changes nothing.
    const certificate = await certificateOf(app, order)
    const query = new URLSearchParams({ municipality, isRegistrationOpen: 'true' })
    if (q) query.set('query', q)
    const age = ageIn(recipient, await dayOf(request.kit.db.reader, request.now))
    if (age >= 3 && age <= 18) query.set('age', String(age))
    const { body: all } = await callExchange<Found>(app, `/catalogue?${query}`)
    const taught = await Promise.all(
      all.programmes.map(({ article }) => isTaught(app, article, order.composed.studyYear)),
    )
    const found = { ...all, programmes: all.programmes.filter((_, at) => taught[at]) }
    return show(reply, <ClubPage {...{ order, certificate, found, q }} />)
  })
  app.get<One>(`${home}/orders/:id/groups`, { config: open }, async (request, reply) => {
    const order = await orderIn(request)
    return show(reply, <GroupPage {...{ order, programme: await programmeIn(app, request) }} />)
  })
  app.get<One>(`${home}/orders/:id/payment`, { config: open }, async (request, reply) => {
    const order = await orderIn(request)
    const programme = await programmeIn(app, request)
    const { group: groupId } = z.object({ group: z.uuid() }).catch({ group: newId() }).parse(request.query)
    const asked = { orderId: order.externalId, groupId, startsOn: null }
    const { status, body: cost } = await callExchange<Cost>(app, '/group-costs', asked)
    if (status !== 200) return seeOther(reply, `${home}/orders/${order.externalId}/club`)
    const { email, phone } = order.composed.applicant as { email: string; phone: string }
    return show(reply, <PaymentPage {...{ order, programme, groupId, cost, email, phone }} />)
  })
}

async function showStart(
  request: FastifyRequest,
  reply: FastifyReply,
  errors?: { field: string; message: string }[],
): Promise<FastifyReply> {
  const { db, config } = request.kit
  const { reader } = db
  const [citizens, orders, rule, zone, down] = await Promise.all([
    listCitizens(reader, config.secretKey),
    listOrders(reader, config.secretKey),
    settingOf(reader, certificateWithOrder, await dayOf(reader, request.now)),
    regionZone(reader),
    downOf(request),
  ])
  const start = { citizens, orders, issued: rule === 'issued', zone, down, ...(errors && { errors }) }
  return show(reply, <StartPage {...start} />, { status: errors ? 422 : 200 })
}

async function silence(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  await connect(request)
  const { days } = z
    .object({ days: z.enum(['0', '7']) })
    .catch({ days: '0' })
    .parse(request.body)
  const until = days === '0' ? null : request.now.add({ hours: Number(days) * 24 })
  await request.kit.db.transaction((tx) => updateDown(tx, until))
  return seeOther(reply, home, until ? 'Госуслуги замолчали на неделю' : 'Госуслуги снова отвечают')
}

const chosen = z.object({
  person: text,
  municipality: z.string().regex(/^\d{2}$/),
  year: z.coerce.number(),
  child: text,
})

async function compose(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  await connect(request)
  const { db, config } = request.kit
  const { secretKey } = config
  const form = parseForm(chosen, request.body)
  if (!form.ok) return seeOther(reply, home)
  const { person, municipality, year, child: key } = form.value
  const citizen = (await findCitizen(db.reader, secretKey, person)) ?? notFound()
  const child = citizen.children.find((one) => one.key === key) ?? citizen.children[0] ?? notFound()
  const externalId = `EPGU-${newId().slice(-10)}`
  const composed = {
    ...{ municipality, studyYear: year, child: child.title },
    ...{ applicant: citizen.person, recipient: child.recipient, agreed: agreedAt(request.now) },
  }
  await db.transaction((tx) => insertOrder(tx, { externalId, composed, secretKey }, request.now))
  await certificateOf(request.server as unknown as App, { externalId, composed })
  return seeOther(reply, `${home}/orders/${externalId}/club`)
}

async function certificateOf(app: App, { externalId: orderId, composed }: Pick<Kept, 'externalId' | 'composed'>) {
  const { municipality, applicant, recipient, agreed } = composed
  const people = { orderId, municipality, applicant, recipient, agreed }
  return (await callExchange<Certificate>(app, '/certificate-requests', people)).body
}

/** The pretended partner lives in this very program: its statuses come back over the network all the same. */
async function connect(request: FastifyRequest): Promise<void> {
  const { server, kit, now } = request
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const endpoint = `http://127.0.0.1:${port}/api/demo/gosuslugi/statuses`
  await kit.db.transaction((tx) => settlePartner(tx, { secretKey: kit.config.secretKey, endpoint }, now))
}

async function orderIn({ kit, params }: FastifyRequest<One>): Promise<Kept> {
  return (await findOrder(kit.db.reader, kit.config.secretKey, params.id)) ?? notFound()
}

/** A club without a group of the chosen year would lead to an empty page. */
async function isTaught(app: App, article: number, year: number): Promise<boolean> {
  const { status, body } = await callExchange<Groups>(app, `/programmes/${article}/groups`)
  return status === 200 && body.groups.some(({ studyYears }) => studyYears.includes(year))
}

async function programmeIn(app: App, request: FastifyRequest): Promise<Groups> {
  const { article } = z
    .object({ article: z.string().regex(/^\d{1,9}$/) })
    .catch({ article: '0' })
    .parse(request.query)
  const { status, body } = await callExchange<Groups>(app, `/programmes/${article}/groups`)
  return status === 200 ? body : notFound()
}

async function downOf({ kit, now }: FastifyRequest): Promise<{ until: Temporal.Instant } | null> {
  const until = (await findPartner(kit.db.reader))?.downUntil
  return until && isBefore(now, until) ? { until } : null
}
