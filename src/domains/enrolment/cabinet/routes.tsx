import { type Actor, actorOf } from '#access'
import { findStatementOfChild, getCertificateOfChild, listPoints, listToProtect } from '#certificates'
import {
  type ChildId,
  ChildJournal,
  getOwnChild,
  journalOf,
  listChildrenOf,
  listClaimsToAnswer,
  type OwnChild,
} from '#families'
import { findChangeOf, findPlace, findRegulation, fundsOf } from '#funding'
import { ageOn } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { workingDaysLeft } from '#kernel/working-days'
import type { Reader } from '#platform/db'
import { type App, notFound, show } from '#platform/http'
import { favouriteMarks, nearbyOf } from '#programmes'
import { calendarOf, dayOf, getMunicipality, listPeriods, regionZone } from '#region'
import type { ApplicationListProps } from '../applications/pages/list.tsx'
import { countApplications, listApplications, listArchivePeriods } from '../applications/queries/list.ts'
import { parseTab, statesOf, tabs } from '../applications/words/states.ts'
import { frozenOf } from '../freeze/frozen.ts'
import type { Tab } from '../model.ts'
import { isOnDemand, moneyOf } from '../money/periods.ts'
import { isExpress } from '../prolongation/words.ts'
import { possibilitiesOf } from '../quote/queries/possibilities.ts'
import { listWaiting } from '../waiting/queries.ts'
import { childBlocksOf } from './block.ts'
import { ApplicationsPage } from './pages/applications.tsx'
import { ChildPage } from './pages/child.tsx'
import { type ChildSummary, HomePage } from './pages/home.tsx'
import { nextStepOf } from './rules.ts'

type Tabbed = { Querystring: { tab?: string; period?: string; child?: string } }
const file = { config: { permission: 'enrolment.application.file' } }

/** The family's cabinet: home, all applications, and the page of a child composed of blocks of the lower domains. */
export function cabinetRoutes(app: App): void {
  const { reader } = app.kit.db

  app.get<Tabbed>('/my', file, async (request, reply) => {
    const by = actorOf(request)
    const today = await dayOf(reader, request.now)
    const limited = by.role === 'certificate'
    const [children, toAccept, toAnswer, toProtect, list, suggested, waiting, zone] = await Promise.all([
      listChildrenOf(reader, by.userId),
      listApplications(reader, { guardianId: by.userId }, { states: ['confirmed'] }),
      listClaimsToAnswer(reader, by.userId),
      limited ? [] : listToProtect(reader, by.userId, request.now),
      listOf(reader, by, { here: '/my', tab: request.query.tab }),
      nearbyOf(app.kit.db, by, request.now),
      listWaiting(reader, { guardianId: by.userId }),
      regionZone(reader),
    ])
    const articles = suggested.cards.map(({ article }) => article)
    const favouriteOf = await favouriteMarks(request, articles)
    const summaries = await Promise.all(children.map((child) => summaryOf(reader, by, { child, today })))
    return show(
      reply,
      <HomePage
        {...{ list, toAnswer, toProtect, limited, suggested, favouriteOf, zone }}
        offers={waiting.filter(({ state }) => state === 'offered')}
        toAccept={limited ? [] : toAccept}
        today={today}
        children={summaries}
      />,
    )
  })

  app.get<Tabbed>('/my/applications', file, async (request, reply) => {
    const by = actorOf(request)
    const { tab, period, child: asked } = request.query
    const children = await listChildrenOf(reader, by.userId)
    const child = children.find(({ id }) => id === asked) ?? null
    const here = child ? `/my/applications?child=${child.id}` : '/my/applications'
    const list = await listOf(reader, by, { here, tab, period, childId: child?.id })
    return show(reply, <ApplicationsPage {...{ list, children }} child={child?.id ?? null} />)
  })

  app.get<Tabbed & { Params: { id: string } }>('/my/children/:id', file, async (request, reply) => {
    const by = actorOf(request)
    const child = await getOwnChild(reader, by, parseId<'child'>(request.params.id) ?? notFound())
    const today = await dayOf(reader, request.now)
    const here = `/my/children/${child.id}`
    const [certificate, statement, points, municipality, all, list, { entries, places }, zone, calendar] =
      await Promise.all([
        getCertificateOfChild(reader, child.id),
        findStatementOfChild(reader, child.id),
        listPoints(reader, today, child.municipalityId),
        getMunicipality(reader, child.municipalityId),
        listApplications(reader, { guardianId: by.userId }, { childId: child.id }),
        listOf(reader, by, { here, ...request.query, childId: child.id }),
        journalOf(reader, child.id, 5),
        regionZone(reader),
        calendarOf(reader),
      ])
    const [change, place] = certificate
      ? await Promise.all([findChangeOf(reader, certificate.id), findPlace(reader, certificate.id)])
      : [null, null]
    const onDemand = await isOnDemand(reader, today)
    const nominal = certificate && {
      ...{ childId: child.id, certificate, change, place, byItself: onDemand },
      left: change ? workingDaysLeft(calendar, today, change.dueOn) : 0,
    }
    const periods = certificate ? await moneyOf(reader, certificate.id, { all, today }) : []
    const possibilities = certificate
      ? await possibilitiesOf(reader, { ...certificate, childId: child.id }, today)
      : null
    const freeze = certificate?.validity === 'frozen' ? await frozenOf(reader, certificate.id, today) : null
    const living = all.filter(({ state }) => state === 'submitted' || state === 'confirmed' || state === 'enrolled')
    const journal = <ChildJournal entries={entries} reader={{ userId: by.userId, zone, places }} />
    const blocks = await childBlocksOf(reader, { childId: child.id, today })
    const limited = by.role === 'certificate'
    const regulation = await findRegulation(reader, municipality, today)
    const facts = {
      limited,
      onDemand,
      blocks,
      child,
      nominal,
      periods,
      possibilities,
      municipality: { ...municipality, regulation: regulation.text },
      list,
      living,
      journal,
      today,
      zone,
    }
    return show(reply, <ChildPage {...facts} certificate={{ certificate, statement, points, calendar, freeze }} />)
  })
}

type Listing = { here: string; tab?: string | undefined; period?: string | undefined; childId?: ChildId | undefined }

async function listOf(
  reader: Reader,
  by: Actor,
  { here, tab: asked, period: wished, childId }: Listing,
): Promise<ApplicationListProps> {
  const owner = { guardianId: by.userId }
  const byState = await countApplications(reader, owner, childId)
  const countOf = (tab: Tab) => statesOf(tab).reduce((sum, state) => sum + (byState.get(state) ?? 0), 0)
  const counts = Object.fromEntries(tabs.map((tab) => [tab, countOf(tab)])) as Record<Tab, number>
  // Without a wish the family sees first what waits for it, then what waits for others.
  const first = (['confirmed', 'waiting', 'living', 'refused', 'archive'] as const).find((tab) => counts[tab] > 0)
  const tab = parseTab(asked) ?? first ?? 'waiting'
  const states = statesOf(tab)
  const zone = await regionZone(reader)
  const period = tab === 'archive' ? (await listPeriods(reader)).find(({ id }) => id === wished) : undefined
  const [applications, waiting, periods] = await Promise.all([
    listApplications(reader, owner, { childId, states, endedIn: period && { ...period, zone } }),
    listWaiting(reader, owner, { childId }),
    tab === 'archive' ? listArchivePeriods(reader, owner, { childId, states, zone }) : [],
  ])
  const inLine = waiting.filter(({ state }) => state === 'waiting' || state === 'offered').length
  return { here, tab, counts, applications, inLine, periods, period: period?.id ?? null }
}

async function summaryOf(
  reader: Reader,
  by: Actor,
  { child, today }: { child: OwnChild; today: Temporal.PlainDate },
): Promise<ChildSummary> {
  const owner = { guardianId: by.userId }
  const [certificate, statement, counts, confirmed] = await Promise.all([
    getCertificateOfChild(reader, child.id),
    findStatementOfChild(reader, child.id),
    countApplications(reader, owner, child.id),
    listApplications(reader, owner, { childId: child.id, states: ['confirmed'] }),
  ])
  const funds = certificate ? await fundsOf(reader, certificate.id, today) : []
  const running = funds.find(({ unit, period }) => unit === 'kopecks' && covers(period, today))
  const ceilingReached = running?.ceilingReached ?? false
  const [waiting, living] = [counts.get('submitted') ?? 0, counts.get('enrolled') ?? 0]
  const step = nextStepOf({
    childId: child.id,
    age: ageOn(child.birthOn, today),
    certificate,
    documentsDueOn: statement?.documentsDueOn ?? null,
    toAccept: confirmed.find(({ prolongsId, consent }) => !prolongsId || isExpress(consent))?.id ?? null,
    waiting,
    living,
  })
  return {
    child,
    // Where money comes with each programme, nothing free says nothing about the next one.
    available: running?.granted && !ceilingReached && !(await isOnDemand(reader, today)) ? running.available : null,
    ceilingReached,
    waiting,
    living,
    step,
  }
}

function covers(
  { startsOn, endsOn }: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate },
  day: Temporal.PlainDate,
) {
  return Temporal.PlainDate.compare(startsOn, day) <= 0 && Temporal.PlainDate.compare(day, endsOn) <= 0
}
