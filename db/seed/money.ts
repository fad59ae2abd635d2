import { system } from '#audit'
import type { CategoryId } from '#certificates'
import { amend, getCeiling, type Wish } from '#funding'
import { later } from '#kernel/dates'
import { newId } from '#kernel/ids'
import type { Kopecks } from '#kernel/money'
import { sql, type Tx } from '#platform/db'
import { type FundingPeriod, type Municipality, registerAct } from '#region'
import type { Moments } from './moments.ts'
import type { Scene } from './scenes.ts'

/** What a municipality pays: its categories with nominals, its act, its purse. */
export type Payer = {
  municipalityId: string
  /** Its latest act about money. */
  actId: string
  /** The general category, of every child from 5 to 18. */
  categoryId: CategoryId
  specialId: CategoryId
  nominal: Kopecks
  nominalIds: Record<string, string>
}

const roubles = (amount: number): Kopecks => BigInt(amount) * 100n
const figures = [
  { number: '1184', general: roubles(12_000), special: roubles(16_000), ceiling: roubles(9_000_000) },
  { number: '402', general: roubles(9_600), special: roubles(12_800), ceiling: roubles(3_000_000) },
  { number: '97', general: roubles(6_000), special: roubles(8_000), ceiling: roubles(900_000) },
] as const

/** Municipalities after the third have the figures of the second, by acts of their own. */
function figuresOf(place: number, { actPrefix }: Scene) {
  const { number, ...sums } = figures[place] ?? { ...figures[1], number: String(500 + place * 11) }
  return { number: `${actPrefix}${number}`, ...sums }
}

/** Categories of children by municipality, as their regulations tell; they have no money yet. */
export async function namePayers(
  tx: Tx,
  { places, scene }: { places: readonly Municipality[]; scene: Scene },
  moments: Moments,
): Promise<Payer[]> {
  const payers: Payer[] = []
  const { funded } = scene
  for (const [place, { id: municipalityId }] of places.entries()) {
    const { number, general } = figuresOf(place, scene)
    const title = 'Постановление администрации «О категориях детей, имеющих сертификат»'
    const actId = await registerAct(
      tx,
      system,
      { municipalityId, number, title, ...issued(moments, 60) },
      moments.started,
    )
    const row = { municipalityId, actId }
    const categoryId = await insertCategory(tx, { ...row, ordinal: 1, name: 'Дети от 5 до 18 лет', funded })
    const specialId = await insertCategory(tx, {
      ...{ ...row, ordinal: 2, name: 'Дети с ограниченными возможностями здоровья' },
      proof: 'Заключение психолого-медико-педагогической комиссии',
      funded,
    })
    const name = 'Дети, которым нужен только учёт'
    if (funded) await insertCategory(tx, { ...row, ordinal: 3, name, funded: false })
    payers.push({ municipalityId, actId, categoryId, specialId, nominal: funded ? general : 0n, nominalIds: {} })
  }
  return payers
}

/** Every municipality sets its nominals and its ceiling for a period by an act (S-005, S-010, S-086). */
export async function openPeriod(
  tx: Tx,
  { payers, scene, period }: { payers: readonly Payer[]; scene: Scene; period: FundingPeriod },
  moments: Moments,
  at: Temporal.Instant,
): Promise<void> {
  for (const [place, payer] of payers.entries()) {
    const { number, general, special, ceiling } = figuresOf(place, scene)
    const { municipalityId } = payer
    const title = `Постановление администрации «О номинале сертификата и пределе обеспечения сертификатов, ${period.name}»`
    const issuedOn = at.toZonedDateTimeISO(moments.zone).toPlainDate().subtract({ days: 7 })
    const act = { number: `${number}/${period.startsOn.year % 100}`, title, issuedOn }
    const common = { periodId: period.id, unit: 'kopecks', from: period.startsOn } as const
    const free = { countLimit: null, sumLimit: null }
    // The far district pays for one child with limited health: whoever comes later waits in the queue (S-143).
    const few = place === 2 ? { ...free, countLimit: 1 } : free
    const wishes: Wish[] = [
      { ...common, ...free, subject: 'nominal', categoryId: payer.categoryId, amount: general },
      { ...common, ...few, subject: 'nominal', categoryId: payer.specialId, amount: special },
      { ...common, subject: 'ceiling', amount: ceiling },
      { ...common, subject: 'register', register: 'significant', funding: 'nominal', services: 3 },
    ]
    const actId = await registerAct(tx, system, { ...act, municipalityId }, at)
    for (const wish of wishes) await amend(tx, system, { municipalityId, wish, actId }, at)
    payer.actId = actId
    payer.nominalIds[period.id] = await nominalOf(tx, payer.categoryId, period.id)
  }
}

function issued({ started, zone }: Moments, daysBefore: number) {
  return { issuedOn: started.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: daysBefore }) }
}

/** The story of a municipality at its limit: a later act leaves only what is promised already. */
export async function exhaust(
  tx: Tx,
  { payer, scene }: { payer: Payer; scene: Scene },
  period: FundingPeriod,
  moments: Moments,
): Promise<void> {
  const { municipalityId } = payer
  const title = 'Постановление администрации «О сокращении предельного объёма обеспечения сертификатов»'
  const act = { municipalityId, number: `${scene.actPrefix}318`, title, issuedOn: moments.today.subtract({ days: 4 }) }
  const now = moments.daysAgo(3)
  const actId = await registerAct(tx, system, act, now)
  const purse = { municipalityId, periodId: period.id, unit: 'kopecks' } as const
  const { committed } = await getCeiling(tx, purse)
  // On the first day of a period its ceiling has just been set: another act may change it from the next one.
  const from = later(now.toZonedDateTimeISO(moments.zone).toPlainDate(), period.startsOn.add({ days: 1 }))
  const wish: Wish = { periodId: period.id, unit: 'kopecks', from, subject: 'ceiling', amount: committed }
  await amend(tx, system, { municipalityId, wish, actId }, now)
}

type CategoryRow = {
  municipalityId: string
  actId: string
  ordinal: number
  name: string
  proof?: string
  funded?: boolean
}

async function insertCategory(tx: Tx, row: CategoryRow): Promise<CategoryId> {
  const id = newId<'category'>()
  await sql`insert into certificates_category (id, municipality_id, name, proof, funded, ordinal, act_id)
    values (${id}, ${row.municipalityId}, ${row.name}, ${row.proof ?? null}, ${row.funded ?? true}, ${row.ordinal}, ${row.actId})`.execute(
    tx,
  )
  return id
}

async function nominalOf(tx: Tx, categoryId: CategoryId, periodId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from funding_nominal
    where category_id = ${categoryId} and period_id = ${periodId}`.execute(tx)
  return rows[0]?.id ?? ''
}
