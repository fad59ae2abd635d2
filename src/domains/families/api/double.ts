import { z } from 'zod'
import { actorOf } from '#access'
import { fullName } from '#kernel/names'
import { type App, answerOnce, notFound } from '#platform/http'
import { keepApart, mergeChildren, pairOf, previewMerge, undoMerge } from '../actions/merge.ts'
import { differenceForm, mergeForm } from '../forms.ts'
import type { Record } from '../pages/merge.tsx'
import { doublesOf } from '../queries/desk-place.ts'
import { type Double, type DoubleRow, getDouble, listDoubles } from '../queries/double.ts'
import { getMerge, listMerges, type Merge } from '../queries/merge.ts'
import { getMergeFor, lookAtBoth, recordOf } from '../routes/doubles.tsx'
import { mayDiffer, mayMerge, seesNames } from '../rules/desk.ts'
import { openVault } from '../vault.ts'

const one = z.object({ id: z.uuid() })
const side = z.enum(['kept', 'merged'])
const doubleOut = z.object({
  id: z.uuid(),
  childId: z.uuid(),
  otherId: z.uuid(),
  score: z.int(),
  insisted: z.boolean().describe('Семья говорит, что это другой ребёнок'),
  state: z.enum(['open', 'different', 'merged']),
  foundAt: z.iso.datetime(),
})
const named = z.object({ name: z.string(), birthOn: z.iso.date() })
const mergeOut = z.object({
  id: z.uuid(),
  keptId: z.uuid(),
  mergedId: z.uuid(),
  reason: z.string(),
  mergedAt: z.iso.datetime(),
  undoUntilOn: z.iso.date(),
  undoneAt: z.iso.datetime().nullable(),
})
const masked = z.string().nullable().describe('Показывается частично')
const recordOut = named.extend({
  childId: z.uuid(),
  gender: z.enum(['female', 'male']),
  municipality: z.string(),
  confirmed: z.boolean(),
  ...{ snils: masked, document: masked, address: masked },
  adults: z.array(z.object({ name: z.string(), relation: z.string(), holder: z.boolean() })),
})
const pairOut = z.object({
  double: doubleOut,
  kept: recordOut.nullable().describe('null — данные карточек вам не показываются'),
  merged: recordOut.nullable(),
  mayMerge: z.boolean(),
  consequences: z.array(z.string()),
  obstacles: z.array(z.string()).describe('Что уладить до объединения'),
  choices: z.array(z.object({ field: z.string(), value: side, forced: z.string().nullable() })),
})
const mergeJson = z.object({ choices: mergeForm.shape.choice, reason: mergeForm.shape.reason })
const differenceJson = z.object({ reason: differenceForm.shape.difference })

const list = { permission: 'families.double.list' }
const decide = { permission: 'families.double.decide' }

/** `/doubles` and `/merges`: the same acts as the desks; whose pairs are seen is said by the role. */
export function doublesApi(app: App): void {
  const found = z.object({
    doubles: z.array(doubleOut.extend({ child: named, other: named })),
    merges: z.array(mergeOut),
  })
  const listing = { summary: 'Похожие карточки, которые ждут решения, и объединения', response: { 200: found } }
  app.get('/doubles', { config: list, schema: listing }, async (request) => {
    const { reader } = request.kit.db
    const mine = await doublesOf(reader, actorOf(request))
    const [doubles, merges] = await Promise.all([listDoubles(reader, mine), listMerges(reader, mine)])
    return { doubles: doubles.map(rowAsJson), merges: merges.map(mergeAsJson) }
  })

  const reading = { summary: 'Две карточки и что сделает объединение', params: one, response: { 200: pairOut } }
  app.get('/doubles/:id', { config: decide, schema: reading }, async (request) => {
    const by = actorOf(request)
    const { reader } = request.kit.db
    const double = await getDouble(reader, await doublesOf(reader, by), request.params.id)
    const pair = await pairOf(reader, double)
    const sees = seesNames(by)
    if (sees) await lookAtBoth(request, by, pair)
    const [view, kept, merged] = await Promise.all([
      previewMerge(reader, pair),
      sees ? recordOf(reader, pair.keptId).then(recordAsJson) : null,
      sees ? recordOf(reader, pair.mergedId).then(recordAsJson) : null,
    ])
    const choices = view.choices.map(({ field, value, forced }) => ({ field, value, forced }))
    return { double: doubleAsJson(double), kept, merged, mayMerge: mayMerge(by), ...view, choices }
  })

  decisionsApi(app)
  mergesApi(app)
}

function decisionsApi(app: App): void {
  const merging = { summary: 'Объединить карточки', params: one, body: mergeJson, response: { 201: mergeOut } }
  app.post('/doubles/:id/merge', { config: { ...decide, proof: true }, schema: merging }, async (request, reply) => {
    const by = actorOf(request)
    if (!mayMerge(by)) notFound()
    const vault = openVault(request.kit.config.secretKey)
    const asked = { doubleId: request.params.id, ...request.body, vault }
    return answerOnce(request, reply, async (tx) => {
      const id = await mergeChildren(tx, by, { ...asked, desk: await doublesOf(tx, by) }, request.now)
      return { status: 201, body: mergeAsJson(await getMerge(tx, id)) }
    })
  })

  const differing = {
    summary: 'Оставить обе карточки: это разные дети',
    params: one,
    body: differenceJson,
    response: { 200: doubleOut },
  }
  app.post('/doubles/:id/difference', { config: decide, schema: differing }, async (request, reply) => {
    const by = actorOf(request)
    if (!mayDiffer(by)) notFound()
    return answerOnce(request, reply, async (tx) => {
      const answer = { doubleId: request.params.id, desk: await doublesOf(tx, by), ...request.body }
      await keepApart(tx, by, answer, request.now)
      return { status: 200, body: doubleAsJson(await getDouble(tx, answer.desk, answer.doubleId)) }
    })
  })
}

function mergesApi(app: App): void {
  const reading = { summary: 'Объединение карточек', params: one, response: { 200: mergeOut } }
  app.get('/merges/:id', { config: decide, schema: reading }, async (request) =>
    mergeAsJson((await getMergeFor(request.kit.db.reader, actorOf(request), request.params.id)).merge),
  )

  const undoing = { summary: 'Отменить объединение', params: one, response: { 200: mergeOut } }
  app.post('/merges/:id/undoing', { config: { ...decide, proof: true }, schema: undoing }, async (request, reply) => {
    const by = actorOf(request)
    if (!mayMerge(by)) notFound()
    return answerOnce(request, reply, async (tx) => {
      const { id } = await undoMerge(tx, by, { id: request.params.id, desk: await doublesOf(tx, by) }, request.now)
      return { status: 200, body: mergeAsJson(await getMerge(tx, id)) }
    })
  })
}

function doubleAsJson(double: Double): z.output<typeof doubleOut> {
  const { id, childId, otherId, score, insisted, state, foundAt } = double
  return { id, childId, otherId, score, insisted, state, foundAt: foundAt.toString() }
}

function rowAsJson({ child, other, ...double }: DoubleRow) {
  const name = (of: DoubleRow['child']) => ({ name: fullName(of), birthOn: of.birthOn.toString() })
  return { ...doubleAsJson(double), child: name(child), other: name(other) }
}

function mergeAsJson(merge: Merge): z.output<typeof mergeOut> {
  const { id, keptId, mergedId, reason, mergedAt, undoUntilOn, undoneAt } = merge
  const until = { undoUntilOn: undoUntilOn.toString(), undoneAt: undoneAt?.toString() ?? null }
  return { id, keptId, mergedId, reason, mergedAt: mergedAt.toString(), ...until }
}

function recordAsJson({ child, masked, guardians, municipality }: Record): z.output<typeof recordOut> {
  return {
    childId: child.id,
    name: fullName(child),
    birthOn: child.birthOn.toString(),
    gender: child.gender,
    municipality,
    confirmed: child.confirmedAt !== null,
    ...masked,
    adults: guardians.map((one) => ({ name: fullName(one), relation: one.relation, holder: one.holder })),
  }
}
