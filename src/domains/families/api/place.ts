import { z } from 'zod'
import { actorOf } from '#access'
import { type App, answerOnce, notFound } from '#platform/http'
import { findMunicipality } from '#region'
import { keepPlace, removePlace } from '../actions/place.ts'
import { getOwnChild } from '../queries/child.ts'
import { placeOf } from '../queries/place.ts'

const one = z.object({ id: z.uuid() })
const family = { permission: 'families.children.manage' }
const degrees = (most: number) => z.number().min(-most).max(most)
const placeJson = z.object({
  municipalityId: z.uuid(),
  words: z.string().trim().min(3).max(200).describe('Населённый пункт и улица, без дома и квартиры'),
  point: z
    .object({ latitude: degrees(90), longitude: degrees(180) })
    .nullable()
    .describe('null — середина муниципалитета'),
})
const placeOut = z.object({
  municipalityId: z.uuid(),
  words: z.string(),
  latitude: z.number(),
  longitude: z.number(),
})

/** `/children/:id/place`: the convenient address. */
export function placeApi(app: App): void {
  const reading = { summary: 'Удобный адрес для занятий', params: one, response: { 200: placeOut } }
  app.get('/children/:id/place', { config: family, schema: reading }, async (request) => {
    const { reader } = request.kit.db
    const child = await getOwnChild(reader, actorOf(request), request.params.id)
    return (await placeOf(reader, child.id)) ?? notFound()
  })

  const keeping = { summary: 'Задать удобный адрес', params: one, body: placeJson, response: { 200: placeOut } }
  app.put('/children/:id/place', { config: family, schema: keeping }, async (request, reply) => {
    const { municipalityId } = request.body
    const { id } = await getOwnChild(request.kit.db.reader, actorOf(request), request.params.id)
    if (!(await findMunicipality(request.kit.db.reader, municipalityId))) notFound()
    return answerOnce(request, reply, async (tx) => {
      await keepPlace(tx, actorOf(request), { childId: id, ...request.body }, request.now)
      return { status: 200, body: await placeOf(tx, id) }
    })
  })

  const removing = { summary: 'Убрать удобный адрес', params: one, response: { 204: z.null() } }
  app.delete('/children/:id/place', { config: family, schema: removing }, async (request, reply) => {
    const { id } = await getOwnChild(request.kit.db.reader, actorOf(request), request.params.id)
    return answerOnce(request, reply, async (tx) => {
      await removePlace(tx, actorOf(request), id, request.now)
      return { status: 204, body: null }
    })
  })
}
