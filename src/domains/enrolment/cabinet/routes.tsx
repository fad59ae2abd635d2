import { actorOf, hasConsent } from '#access'
import { listToProtect } from '#certificates'
import { ChildJournal, getOwnChild, journalOf, listChildrenOf, listClaimsToAnswer, listOwnClaims } from '#families'
import { parseId } from '#kernel/ids'
import { type App, notFound, show } from '#platform/http'
import { favouriteMarks, nearbyOf } from '#programmes'
import { dayOf, regionZone } from '#region'
import { listApplications } from '../applications/queries/list.ts'
import { listDeletionsToAnswer } from '../deletion/queries.ts'
import { listWaiting } from '../waiting/queries.ts'
import { cabinetBlocksOf } from './block.ts'
import { ApplicationsPage } from './pages/applications.tsx'
import { ChildPage } from './pages/child.tsx'
import { HomePage } from './pages/home.tsx'
import { childFacts, listOf, summaryOf } from './queries.ts'

type Tabbed = { Querystring: { tab?: string; period?: string; child?: string } }
const file = { config: { permission: 'enrolment.application.file' } }

/** The family's cabinet: home, all applications, and the page of a child composed of blocks of the lower domains. */
export function cabinetRoutes(app: App): void {
  const { reader } = app.kit.db

  app.get<Tabbed>('/my', file, async (request, reply) => {
    const by = actorOf(request)
    const today = await dayOf(reader, request.now)
    const limited = by.role === 'certificate'
    const [children, toAccept, toDelete, toAnswer, asked, consent, toProtect, list, suggested, waiting, blocks, zone] =
      await Promise.all([
        listChildrenOf(reader, by.userId),
        listApplications(reader, { guardianId: by.userId }, { states: ['confirmed'] }),
        limited ? [] : listDeletionsToAnswer(reader, by.userId),
        listClaimsToAnswer(reader, by.userId),
        listOwnClaims(reader, by.userId),
        hasConsent(reader, by.userId, 'personal-data'),
        limited ? [] : listToProtect(reader, by.userId, request.now),
        listOf(reader, by, { here: '/my', tab: request.query.tab }),
        nearbyOf(app.kit.db, by, request.now),
        listWaiting(reader, { guardianId: by.userId }),
        cabinetBlocksOf(reader, { guardianId: by.userId, today }),
        regionZone(reader),
      ])
    const articles = suggested.cards.map(({ article }) => article)
    const favouriteOf = await favouriteMarks(request, articles)
    const summaries = await Promise.all(children.map((child) => summaryOf(reader, by, { child, today })))
    return show(
      reply,
      <HomePage
        {...{ list, toDelete, toAnswer, asked, toProtect, limited, suggested, favouriteOf, zone }}
        offers={waiting.filter(({ state }) => state === 'offered')}
        toAccept={limited ? [] : toAccept}
        blocks={limited ? [] : blocks}
        withdrawn={!limited && !consent}
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
    const [{ certificate, freeze, papers, ...facts }, { entries, places }] = await Promise.all([
      childFacts(reader, by, { child, query: request.query, now: request.now }),
      journalOf(reader, child.id, 5),
    ])
    const journal = <ChildJournal entries={entries} reader={{ userId: by.userId, zone: facts.zone, places }} />
    return show(reply, <ChildPage {...facts} journal={journal} certificate={{ certificate, freeze, ...papers }} />)
  })
}
