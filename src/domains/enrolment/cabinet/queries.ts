import type { Actor } from '#access'
import type { Certificate } from '#certificates'
import { findStatementOfChild, getCertificateOfChild, listPoints } from '#certificates'
import type { ChildId, OwnChild } from '#families'
import { findChangeOf, findPlace, findRegulation, fundsOf } from '#funding'
import { ageOn, isAfter } from '#kernel/dates'
import { workingDaysLeft } from '#kernel/working-days'
import type { Reader } from '#platform/db'
import { calendarOf, dayOf, getMunicipality, listPeriods, regionZone } from '#region'
import type { ApplicationListProps } from '../applications/pages/list.tsx'
import type { ApplicationView } from '../applications/queries/list.ts'
import { countApplications, listApplications, listArchivePeriods } from '../applications/queries/list.ts'
import { parseTab, statesOf, tabs } from '../applications/words/states.ts'
import { frozenOf } from '../freeze/frozen.ts'
import type { Tab } from '../model.ts'
import { isOnDemand, moneyOf } from '../money/periods.ts'
import { isExpress } from '../prolongation/words.ts'
import { possibilitiesOf } from '../quote/queries/possibilities.ts'
import { listWaiting } from '../waiting/queries.ts'
import { childBlocksOf } from './block.ts'
import type { ChildSummary } from './pages/home.tsx'
import { nextStepOf, type StepFacts } from './rules.ts'

type Asking = { child: OwnChild; query: Pick<Listing, 'tab' | 'period'>; now: Temporal.Instant }

/** Everything the page of a child tells, but its journal. */
export async function childFacts(reader: Reader, by: Actor, { child, query, now }: Asking) {
  const today = await dayOf(reader, now)
  const here = `/my/children/${child.id}`
  const [certificate, statement, points, municipality, all, list, zone, calendar] = await Promise.all([
    getCertificateOfChild(reader, child.id),
    findStatementOfChild(reader, child.id),
    listPoints(reader, today, child.municipalityId),
    getMunicipality(reader, child.municipalityId),
    listApplications(reader, { guardianId: by.userId }, { childId: child.id }),
    listOf(reader, by, { here, ...query, childId: child.id }),
    regionZone(reader),
    calendarOf(reader),
  ])
  const living = all.filter(({ state }) => state === 'submitted' || state === 'confirmed' || state === 'enrolled')
  const regulation = await findRegulation(reader, municipality, today)
  return {
    ...{ child, list, living, today, zone, limited: by.role === 'certificate' },
    onDemand: await isOnDemand(reader, today),
    municipality: { ...municipality, regulation: regulation.text },
    blocks: await childBlocksOf(reader, { childId: child.id, today }),
    ...(await ofCertificate(reader, { certificate, child, all, calendar, today })),
    papers: { statement, points, calendar },
  }
}

type Held = {
  certificate: Certificate | null
  child: OwnChild
  all: readonly ApplicationView[]
  calendar: Awaited<ReturnType<typeof calendarOf>>
  today: Temporal.PlainDate
}

async function ofCertificate(reader: Reader, { certificate, child, all, calendar, today }: Held) {
  if (!certificate) return { certificate, nominal: null, periods: [], possibilities: null, freeze: null }
  const [change, place, onDemand, periods, possibilities] = await Promise.all([
    findChangeOf(reader, certificate.id),
    findPlace(reader, certificate.id),
    isOnDemand(reader, today),
    moneyOf(reader, certificate.id, { all, today }),
    possibilitiesOf(reader, { ...certificate, childId: child.id }, today),
  ])
  const left = change ? workingDaysLeft(calendar, today, change.dueOn) : 0
  const nominal = { childId: child.id, certificate, change, place, byItself: onDemand, left }
  const freeze = certificate.validity === 'frozen' ? await frozenOf(reader, certificate.id, today) : null
  return { certificate, nominal, periods, possibilities, freeze }
}

type Listing = { here: string; tab?: string | undefined; period?: string | undefined; childId?: ChildId | undefined }

/** The family's applications in its tabs; without a wish, what waits for it. */
export async function listOf(
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

/** A child on the home page: its money, what it waits for, and the next step. */
export async function summaryOf(
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
    lost: statement ? lostOf(statement) : null,
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

function lostOf({ id, state }: { id: string; state: string }): StepFacts['lost'] {
  return state === 'refused' || state === 'expired' ? { statementId: id, state } : null
}

function covers(
  { startsOn, endsOn }: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate },
  day: Temporal.PlainDate,
) {
  return !isAfter(startsOn, day) && !isAfter(day, endsOn)
}
