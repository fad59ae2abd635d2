import { system } from '#audit'
import type { PointId } from '#certificates'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { type Municipality, registerAct } from '#region'
import type { Moments } from './moments.ts'

type PointStory = {
  key: string
  place: 0 | 1 | 2
  name: string
  address: string
  phone: string
  hours: string
  specialist: string
  mayActivate: boolean
}

const pointStories: readonly PointStory[] = [
  {
    ...{ key: 'ddt-point', place: 0, name: 'Дом детского творчества', mayActivate: true },
    ...{ address: 'г. Озёрный, ул. Ленина, 12, каб. 3', phone: '8 (48200) 2-11-12' },
    ...{ hours: 'пн–пт 9:00–18:00, сб 10:00–14:00', specialist: 'Громова Татьяна Ивановна' },
  },
  {
    ...{ key: 'school-point', place: 0, name: 'Школа № 4', mayActivate: false },
    ...{ address: 'г. Озёрный, ул. Мира, 40, канцелярия', phone: '8 (48200) 2-44-40' },
    ...{ hours: 'вт, чт 14:00–17:00', specialist: 'Фролова Людмила Петровна' },
  },
  {
    ...{ key: 'lake-point', place: 1, name: 'Школа искусств', mayActivate: true },
    ...{ address: 'г. Приозёрск, пл. Соборная, 5, вахта', phone: '8 (48210) 3-05-00' },
    ...{ hours: 'пн–пт 10:00–19:00', specialist: 'Вересова Нина Аркадьевна' },
  },
  {
    ...{ key: 'river-point', place: 2, name: 'Центр развития «Родник»', mayActivate: true },
    ...{ address: 'пос. Заречный, ул. Школьная, 1', phone: '8 (48220) 4-11-02' },
    ...{ hours: 'пн–чт 9:00–17:00, пт 9:00–16:00', specialist: 'Рогова Вера Степановна' },
  },
]

/** Reception points, each by the order that names them (S-061); answers their ids by key. */
export async function buildPoints(
  tx: Tx,
  municipalities: readonly Municipality[],
  { started }: Pick<Moments, 'started'>,
): Promise<Record<string, PointId>> {
  const points: Record<string, PointId> = {}
  const acts = new Map<string, string>()
  for (const { key, place, ...point } of pointStories) {
    const municipalityId = municipalities[place]?.id ?? ''
    const actId = acts.get(municipalityId) ?? (await registerOrder(tx, municipalityId, place, started))
    acts.set(municipalityId, actId)
    const id = newId<'point'>()
    points[key] = id
    await sql`insert into certificates_point (id, municipality_id, name, address, phone, hours, specialist, may_activate, act_id, opened_on)
      values (${id}, ${municipalityId}, ${point.name}, ${point.address}, ${point.phone}, ${point.hours}, ${point.specialist},
        ${point.mayActivate}, ${actId}, ${started.toZonedDateTimeISO('UTC').toPlainDate().subtract({ years: 2 })})`.execute(
      tx,
    )
  }
  return points
}

function registerOrder(tx: Tx, municipalityId: string, place: number, started: Temporal.Instant): Promise<string> {
  const issuedOn = started.toZonedDateTimeISO('UTC').toPlainDate().subtract({ years: 2 })
  const title = 'Приказ «О пунктах приёма заявлений на сертификат дополнительного образования»'
  return registerAct(tx, system, { municipalityId, number: `${14 + place * 9}-од`, title, issuedOn }, started)
}
