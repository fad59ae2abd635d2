import { visitorOf } from '#access'
import { listChildrenOf } from '#families'
import { isAfter } from '#kernel/dates'
import type { Reader } from '#platform/db'
import { type App, parseForm, show } from '#platform/http'
import {
  favouriteMarks,
  type Group,
  getProgramme,
  listGroups,
  listModules,
  looksForChildren,
  type Module,
  organisationBlocksOf,
  parseArticle,
  standingOf,
} from '#programmes'
import { regionZone } from '#region'
import { wishForm } from '../forms.ts'
import { ProgrammeForFamily, type Viewer } from '../pages/programme.tsx'
import { calculate } from '../queries/calculation.ts'

type Chosen = { child?: string; group?: string }

/** `/programmes/:article`: for everybody; a family sees its own price beside the groups. */
export function programmeRoutes(app: App): void {
  const { reader } = app.kit.db
  app.get<{ Params: { article: string } }>(
    '/programmes/:article',
    { config: { permission: 'anyone' } },
    async (request, reply) => {
      const programme = await getProgramme(reader, parseArticle(request.params.article))
      const [modules, groups, zone, standing, favouriteOf, blocks] = await Promise.all([
        listModules(reader, programme.id),
        listGroups(reader, programme.id),
        regionZone(reader),
        standingOf(reader, programme.id),
        favouriteMarks(request, [programme.article]),
        organisationBlocksOf(reader, { providerId: programme.providerId, now: request.now }),
      ])
      const visitor = visitorOf(request)
      const wish = parseForm(wishForm, request.query)
      const chosen: Chosen = wish.ok ? wish.value : {}
      const viewer: Viewer = !visitor
        ? { kind: 'visitor' }
        : looksForChildren(visitor)
          ? await familyViewer(reader, { userId: visitor.userId, chosen, groups, modules }, request.now)
          : { kind: 'staff' }
      const { origin } = request.kit.config.publicUrl
      return show(
        reply,
        <ProgrammeForFamily
          {...{ programme, modules, groups, zone, standing, origin, viewer, blocks }}
          favourite={favouriteOf(programme.article)}
          now={request.now}
        />,
      )
    },
  )
}

type Family = { userId: string; chosen: Chosen; groups: readonly Group[]; modules: readonly Module[] }

async function familyViewer(reader: Reader, family: Family, now: Temporal.Instant): Promise<Viewer> {
  const { userId, chosen, groups, modules } = family
  const children = await listChildrenOf(reader, userId)
  const child = children.find(({ id }) => id === chosen.child) ?? children[0] ?? null
  const group = groups.find(({ id }) => id === chosen.group) ?? firstChoice(groups, modules, now)
  const calculated =
    child && group ? await calculate(reader, { guardianId: userId, child, groupId: group.id }, now) : null
  return { kind: 'family', children, child, groupId: group?.id ?? null, calculation: calculated?.calculation ?? null }
}

/** The group a family would most likely take: one that takes applications now and has a seat. */
function firstChoice(groups: readonly Group[], modules: readonly Module[], now: Temporal.Instant): Group | undefined {
  const open = new Set(modules.filter(({ enrolmentOpen }) => enrolmentOpen).map(({ id }) => id))
  const takes = ({ moduleId, state, taken, capacity, applicationsFrom, applicationsTo }: Group) =>
    open.has(moduleId) &&
    state === 'open' &&
    taken < capacity &&
    !isAfter(applicationsFrom, now) &&
    !isAfter(now, applicationsTo)
  return groups.find(takes) ?? groups[0]
}
