import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, actorOf } from '#access'
import { isAfter } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import type { Reader } from '#platform/db'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { dayOf, getMunicipality, regionZone } from '#region'
import { lookAtChild } from '../actions/look.ts'
import { keepApart, mergeChildren, pairOf, previewMerge, undoMerge } from '../actions/merge.ts'
import { differenceForm, mergeForm } from '../forms.ts'
import type { Pair } from '../merge-part.ts'
import type { Child } from '../model.ts'
import { DoublesPage } from '../pages/doubles.tsx'
import { MergePage, PairPage, type PairProps } from '../pages/merge.tsx'
import { getChild, guardiansOf, maskedDataOf } from '../queries/child.ts'
import { doublesOf } from '../queries/desk-place.ts'
import { type Double, getDouble, listDoubles } from '../queries/double.ts'
import { getMerge, listMerges, type Merge } from '../queries/merge.ts'
import { type Desk, desks, mayDiffer, mayMerge, seesNames } from '../rules/desk.ts'
import { openVault } from '../vault.ts'

type One = { Params: { id: string } }
const decide = { permission: 'families.double.decide' }
/** Making two records one, or two again: after another proof of who does it. */
const joining = { ...decide, proof: true }
const list = { permission: 'families.double.list' }

/** `/region/doubles` and the same for a municipality, support and a reception point. */
export function doubleRoutes(app: App): void {
  for (const desk of desks) {
    if (desk !== 'reception') listRoute(app, desk)
    pairRoutes(app, desk)
    mergeRoutes(app, desk)
  }
}

function listRoute(app: App, desk: Desk): void {
  app.get(`/${desk}/doubles`, { config: list }, async (request, reply) => {
    const { reader } = request.kit.db
    const mine = await doublesOf(reader, workerOf(request, desk))
    const [doubles, merges, zone] = await Promise.all([
      listDoubles(reader, mine),
      listMerges(reader, mine),
      regionZone(reader),
    ])
    return show(reply, <DoublesPage desk={desk} doubles={doubles} merges={merges} zone={zone} />)
  })
}

function pairRoutes(app: App, desk: Desk): void {
  app.get<One>(`/${desk}/doubles/:id`, { config: joining }, async (request, reply) => {
    const by = workerOf(request, desk)
    const { db } = request.kit
    const double = await getDouble(db.reader, await doublesOf(db.reader, by), idOf(request.params.id))
    const pair = await pairOf(db.reader, double)
    if (seesNames(by)) await lookAtBoth(request, by, pair)
    return showPair(reply, { desk, by, double, pair })
  })

  app.post<One>(`/${desk}/doubles/:id/merge`, { config: joining }, async (request, reply) => {
    const by = workerOf(request, desk)
    if (!mayMerge(by)) notFound()
    const { db, config } = request.kit
    const mine = await doublesOf(db.reader, by)
    const double = await getDouble(db.reader, mine, idOf(request.params.id))
    const form = parseForm(mergeForm, request.body)
    if (!form.ok) return showPair(reply, { desk, by, double, pair: await pairOf(db.reader, double) }, form)
    const { choice: choices, reason } = form.value
    return answerOnce(request, reply, async (tx) => {
      const merging = { doubleId: double.id, desk: mine, choices, reason, vault: openVault(config.secretKey) }
      const id = await mergeChildren(tx, by, merging, request.now)
      return { location: `/${desk}/merges/${id}`, toast: 'Карточки объединены, родителям отправлены письма' }
    })
  })

  app.post<One>(`/${desk}/doubles/:id/difference`, { config: decide }, async (request, reply) => {
    const by = workerOf(request, desk)
    if (!mayDiffer(by)) notFound()
    const { reader } = request.kit.db
    const mine = await doublesOf(reader, by)
    const double = await getDouble(reader, mine, idOf(request.params.id))
    const form = parseForm(differenceForm, request.body)
    if (!form.ok) return showPair(reply, { desk, by, double, pair: await pairOf(reader, double) }, form)
    const location = desk === 'reception' ? '/reception' : `/${desk}/doubles`
    return answerOnce(request, reply, async (tx) => {
      const answer = { doubleId: double.id, desk: mine, reason: form.value.difference }
      await keepApart(tx, by, answer, request.now)
      return { location, toast: 'Записали: это разные дети' }
    })
  })
}

function mergeRoutes(app: App, desk: Desk): void {
  app.get<One>(`/${desk}/merges/:id`, { config: joining }, async (request, reply) => {
    const by = workerOf(request, desk)
    const { reader } = request.kit.db
    const { merge, child, other } = await getMergeFor(reader, by, idOf(request.params.id))
    const [zone, today] = await Promise.all([regionZone(reader), dayOf(reader, request.now)])
    const mayUndo = !merge.undoneAt && !isAfter(today, merge.undoUntilOn)
    return show(reply, <MergePage {...{ desk, merge, child, other, zone, mayUndo }} />)
  })

  app.post<One>(`/${desk}/merges/:id/undoing`, { config: joining }, async (request, reply) => {
    const by = workerOf(request, desk)
    if (!mayMerge(by)) notFound()
    return answerOnce(request, reply, async (tx) => {
      const undoing = { id: idOf(request.params.id), desk: await doublesOf(tx, by) }
      const { id } = await undoMerge(tx, by, undoing, request.now)
      return { location: `/${desk}/merges/${id}`, toast: 'Всё стоит так, как было до объединения' }
    })
  })
}

/** A merge that this worker may undo, with both records; others do not exist for them. */
export async function getMergeFor(
  reader: Reader,
  by: Actor,
  id: string,
): Promise<{ merge: Merge; child: Child; other: Child }> {
  if (!mayMerge(by)) notFound()
  const merge = await getMerge(reader, id)
  const [child, other] = await Promise.all([getChild(reader, merge.keptId), getChild(reader, merge.mergedId)])
  const { municipalityId } = await doublesOf(reader, by)
  if (municipalityId && ![child, other].some((one) => one.municipalityId === municipalityId)) notFound()
  return { merge, child, other }
}

/** A desk is open to its own role only; to others it does not exist. */
function workerOf(request: FastifyRequest, desk: Desk): Actor {
  const by = actorOf(request)
  return by.role === desk ? by : notFound()
}

function idOf(text: string): string {
  return parseId<'double'>(text) ?? notFound()
}

export async function lookAtBoth(request: FastifyRequest, by: Actor, { keptId, mergedId }: Pair): Promise<void> {
  const reason = 'Проверка похожих карточек'
  await request.kit.db.transaction(async (tx) => {
    for (const childId of [keptId, mergedId]) await lookAtChild(tx, by, { childId, reason }, request.now)
  })
}

type Shown = { desk: Desk; by: Actor; double: Double; pair: Pair }

async function showPair(
  reply: FastifyReply,
  { desk, by, double, pair }: Shown,
  again: Pick<PairProps, 'errors' | 'answers'> = {},
) {
  const { reader } = reply.request.kit.db
  const [kept, merged, view, zone] = await Promise.all([
    recordOf(reader, pair.keptId),
    recordOf(reader, pair.mergedId),
    previewMerge(reader, pair),
    regionZone(reader),
  ])
  const rights = { sees: seesNames(by), mayMerge: mayMerge(by) }
  const page = <PairPage {...{ desk, double, kept, merged, view, zone, ...rights, ...again }} />
  return show(reply, page, { status: again.errors ? 422 : 200 })
}

export async function recordOf(reader: Reader, childId: string) {
  const [child, masked, guardians] = await Promise.all([
    getChild(reader, childId),
    maskedDataOf(reader, { childId }),
    guardiansOf(reader, childId),
  ])
  return { child, masked, guardians, municipality: (await getMunicipality(reader, child.municipalityId)).name }
}
