import { system } from '#audit'
import { decisionBy, type PointId } from '#certificates'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { type Municipality, registerAct, settingOf } from '#region'
import type { Moments } from './moments.ts'
import { phoneIn, type Scene } from './scenes.ts'

type PointStory = {
  key: string
  place: number
  name: string
  /** Within the place where people live. */
  address: string
  /** The last four digits; whole in further municipalities. */
  phone: string
  hours: string
  specialist: string
  mayActivate: boolean
}

const pointStories: readonly PointStory[] = [
  {
    ...{ key: 'ddt-point', place: 0, name: 'Дом детского творчества', mayActivate: true },
    ...{ address: 'ул. Ленина, 12, каб. 3', phone: '1112' },
    ...{ hours: 'пн–пт 9:00–18:00, сб 10:00–14:00', specialist: 'Громова Татьяна Ивановна' },
  },
  {
    ...{ key: 'school-point', place: 0, name: 'Школа № 4', mayActivate: false },
    ...{ address: 'ул. Мира, 40, канцелярия', phone: '4440' },
    ...{ hours: 'вт, чт 14:00–17:00', specialist: 'Фролова Людмила Петровна' },
  },
  {
    ...{ key: 'lake-point', place: 1, name: 'Школа искусств', mayActivate: true },
    ...{ address: 'пл. Соборная, 5, вахта', phone: '0500' },
    ...{ hours: 'пн–пт 10:00–19:00', specialist: 'Вересова Нина Аркадьевна' },
  },
  {
    ...{ key: 'river-point', place: 2, name: 'Центр развития «Родник»', mayActivate: true },
    ...{ address: 'ул. Школьная, 1', phone: '1102' },
    ...{ hours: 'пн–чт 9:00–17:00, пт 9:00–16:00', specialist: 'Рогова Вера Степановна' },
  },
]

/** Reception points, each by the order that names them (S-061); answers their ids by key. */
export async function buildPoints(
  tx: Tx,
  { places, scene }: { places: readonly Municipality[]; scene: Scene },
  { started }: Pick<Moments, 'started'>,
): Promise<Record<string, PointId>> {
  const { localities, people = {} } = scene
  const day = started.toZonedDateTimeISO('UTC').toPlainDate()
  const operatorDecides = (await settingOf(tx, decisionBy, day)) === 'operator'
  // The worker of the school may activate where every institution may.
  const allActivate = people.frolova?.rights?.includes('activate') ?? false
  const points: Record<string, PointId> = {}
  const acts = new Map<string, string>()
  for (const { key, place, ...point } of [...pointStories, ...furtherPoints(places)]) {
    const municipalityId = places[place]?.id ?? ''
    const actId =
      acts.get(municipalityId) ??
      (await registerOrder(tx, municipalityId, `${scene.actPrefix}${14 + place * 9}-од`, started))
    acts.set(municipalityId, actId)
    const id = newId<'point'>()
    points[key] = id
    const phone = place < 3 ? phoneIn(scene, place as 0 | 1 | 2, point.phone).words : point.phone
    await sql`insert into certificates_point (id, municipality_id, name, address, phone, hours, specialist, may_activate, act_id, opened_on,
      workplace, workplace_paper, institution_inn)
      values (${id}, ${municipalityId}, ${point.name}, ${`${localities[place]}, ${point.address}`}, ${phone}, ${point.hours},
        ${point.specialist}, ${(point.mayActivate || allActivate) && !operatorDecides}, ${actId}, ${started
          .toZonedDateTimeISO('UTC')
          .toPlainDate()
          .subtract({ years: 2 })},
        ${point.mayActivate ? 'both' : null}, ${point.mayActivate ? 'аттестат соответствия № 12 и договор о защищённом канале' : null},
        (select inn from providers_provider where position(${point.name} in name) > 0 limit 1))`.execute(tx)
  }
  return points
}

const specialists = ['Белова Анна Сергеевна', 'Титова Ирина Львовна', 'Журавлёва Ольга Петровна'] as const

/** One point in each municipality where no story is played. */
function furtherPoints(places: readonly Municipality[]): PointStory[] {
  return places.slice(3).map(({ phone, hours }, at) => ({
    ...{ key: `further-${at}`, place: at + 3, name: 'Центр детского творчества', address: 'ул. Советская, 1' },
    ...{ phone, hours, specialist: specialists[at] ?? specialists[0], mayActivate: true },
  }))
}

function registerOrder(tx: Tx, municipalityId: string, number: string, started: Temporal.Instant): Promise<string> {
  const issuedOn = started.toZonedDateTimeISO('UTC').toPlainDate().subtract({ years: 2 })
  const title = 'Приказ «О пунктах приёма заявлений на сертификат дополнительного образования»'
  return registerAct(tx, system, { municipalityId, number, title, issuedOn }, started)
}
