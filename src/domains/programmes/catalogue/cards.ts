import type { Kopecks } from '#kernel/money'
import { type Reader, sql } from '#platform/db'
import {
  type LessonTime,
  type Programme,
  type ProgrammeDirection,
  type ProgrammeForm,
  paidByCertificate,
  type Register,
} from '../model.ts'
import { paidUntil, seatsGone } from '../queries.ts'
import { type Opening, type OpeningFacts, openingAt } from '../rules.ts'
import { type Standing, standingColumns } from '../standing.ts'

export type CardGroup = {
  opening: Opening
  capacity: number
  taken: number
  lessons: Pick<LessonTime, 'weekday' | 'startsAt' | 'endsAt'>[]
}

/** What a family sees of a programme in a list, with the seats of this moment. */
export type ProgrammeCard = {
  article: number
  name: string
  summary: string
  providerName: string
  municipalityName: string
  address: string | null
  direction: ProgrammeDirection
  register: Register
  form: ProgrammeForm
  ageFrom: number
  ageTo: number
  adapted: boolean
  hours: number
  /** The least price of a module; null before there is a module. */
  priceKopecks: Kopecks | null
  groups: CardGroup[]
  /** «Доступна оплата сертификатом» (S-087). */
  certificate: boolean
  standing: Standing
}

type GroupRow = OpeningFacts & { lessons: CardGroup['lessons'] | null }
type Row = Omit<ProgrammeCard, 'groups' | 'certificate' | 'standing'> &
  Pick<Programme, 'paidUntil'> &
  Standing & { groups: GroupRow[] | null }

/** Cards of these articles in their order, read now: the catalogue in memory may be a second behind. */
export async function listCards(
  reader: Reader,
  articles: readonly number[],
  now: Temporal.Instant,
): Promise<ProgrammeCard[]> {
  if (articles.length === 0) return []
  const { rows } = await sql<Row>`
    select p.article, p.name, p.summary, o.short_name as "providerName", r.name as "municipalityName", g.address,
      p.direction, p.register, p.form, p.age_from as "ageFrom", p.age_to as "ageTo", p.adapted, g.hours::int as hours,
      g.price as "priceKopecks", g.groups, ${paidUntil} as "paidUntil",
      ${standingColumns}
    from unnest(${articles}::int[]) with ordinality as a (article, place)
      join programmes_programme p on p.article = a.article
      join providers_provider o on o.id = p.provider_id
      join region_municipality r on r.id = p.municipality_id
      left join programmes_standing standing on standing.programme_id = p.id, lateral (
        select min(m.price_kopecks) as price, coalesce(sum(distinct m.hours), 0) as hours, min(g.address) as address,
          json_agg(json_build_object('enrolmentOpen', m.enrolment_open, 'state', g.state,
            'from', floor(extract(epoch from g.applications_from) * 1000),
            'to', floor(extract(epoch from g.applications_to) * 1000),
            'nextFrom', floor(extract(epoch from g.next_applications_from) * 1000),
            'nextTo', floor(extract(epoch from g.next_applications_to) * 1000), 'capacity', g.capacity, 'taken', ${seatsGone}, 'lessons', (
              select json_agg(json_build_object('weekday', t.weekday, 'startsAt', to_char(t.starts_at, 'HH24:MI'),
                'endsAt', to_char(t.ends_at, 'HH24:MI')) order by t.weekday, t.starts_at)
              from programmes_lesson_time t where t.group_id = g.id)) order by m.ordinal, g.starts_on, g.name)
            filter (where g.id is not null) as groups
        from programmes_module m left join programmes_group g on g.module_id = m.id and g.state <> 'archive'
        where m.programme_id = p.id) as g
    where p.state = 'published' and o.state = 'active'
    order by a.place`.execute(reader)
  return rows.map(({ groups, paidUntil: until, rating, ratings, mark, reviews, ...card }) => ({
    ...card,
    standing: { rating, ratings, mark, reviews },
    certificate: paidByCertificate({ paidUntil: until }, now) && card.priceKopecks !== 0n,
    groups: (groups ?? []).map((row) => toGroup(row, now.epochMilliseconds)),
  }))
}

function toGroup({ lessons, ...facts }: GroupRow, nowMilliseconds: number): CardGroup {
  const { capacity, taken } = facts
  return { opening: openingAt(facts, nowMilliseconds), capacity, taken, lessons: lessons ?? [] }
}

/** The group worth showing first: on the wished days, then with seats, then full, then not open. */
export function bestGroup(card: ProgrammeCard, days: readonly number[] = []): CardGroup | null {
  const order: readonly Opening[] = ['free', 'full', 'soon', 'over', 'closed']
  const isWished = ({ lessons }: CardGroup) => lessons.some(({ weekday }) => days.includes(weekday))
  const rank = (group: CardGroup) => order.indexOf(group.opening) + (isWished(group) ? 0 : order.length)
  return card.groups.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}
