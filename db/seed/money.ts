import { system } from '#audit'
import type { CategoryId } from '#certificates'
import { getCeiling, setCeiling } from '#funding'
import { newId } from '#kernel/ids'
import type { Kopecks } from '#kernel/money'
import { sql, type Tx } from '#platform/db'
import { type FundingPeriod, type Municipality, registerAct } from '#region'
import type { Moments } from './moments.ts'

/** What a municipality pays: its categories with nominals, its act, its purse. */
export type Payer = {
  municipalityId: string
  actId: string
  /** The general category, of every child from 5 to 18. */
  categoryId: CategoryId
  nominal: Kopecks
  nominalIds: Record<string, string>
}

const roubles = (amount: number): Kopecks => BigInt(amount) * 100n
const figures = [
  { number: '1184', general: roubles(12_000), special: roubles(16_000), ceiling: roubles(9_000_000) },
  { number: '402', general: roubles(9_600), special: roubles(12_800), ceiling: roubles(3_000_000) },
  { number: '97', general: roubles(6_000), special: roubles(8_000), ceiling: roubles(900_000) },
] as const

/** Categories, nominals and ceilings of the municipalities, as their regulations tell (S-005, S-010, S-086). */
export async function fillPurses(
  tx: Tx,
  municipalities: readonly Municipality[],
  periods: readonly FundingPeriod[],
  moments: Moments,
): Promise<Payer[]> {
  const payers: Payer[] = []
  for (const [place, { id: municipalityId }] of municipalities.entries()) {
    const { number, general, special, ceiling } = figures[place] ?? figures[0]
    const title = 'Постановление администрации «О номинале сертификата и предельном объёме обеспечения сертификатов»'
    const issuedOn = moments.started.toZonedDateTimeISO(moments.zone).toPlainDate().subtract({ days: 30 })
    const actId = await registerAct(tx, system, { municipalityId, number, title, issuedOn }, moments.started)
    const categoryId = await insertCategory(tx, { municipalityId, actId, ordinal: 1, name: 'Дети от 5 до 18 лет' })
    const specialId = await insertCategory(tx, {
      ...{ municipalityId, actId, ordinal: 2, name: 'Дети с ограниченными возможностями здоровья' },
      proof: 'Заключение психолого-медико-педагогической комиссии',
    })
    const name = 'Дети, которым нужен только учёт'
    await insertCategory(tx, { municipalityId, actId, ordinal: 3, name, funded: false })
    const nominalIds: Record<string, string> = {}
    for (const period of periods) {
      nominalIds[period.id] = await insertNominal(tx, { categoryId, period, amount: general, actId })
      await insertNominal(tx, { categoryId: specialId, period, amount: special, actId })
      const purse = { municipalityId, periodId: period.id, unit: 'kopecks' } as const
      await setCeiling(tx, purse, { amount: ceiling, actId }, moments.started)
    }
    payers.push({ municipalityId, actId, categoryId, nominal: general, nominalIds })
  }
  return payers
}

/** The story of a municipality at its limit: a later act leaves less than any programme costs. */
export async function exhaust(
  tx: Tx,
  payer: Payer,
  periods: readonly FundingPeriod[],
  moments: Moments,
): Promise<void> {
  const { municipalityId } = payer
  const title = 'Постановление администрации «О сокращении предельного объёма обеспечения сертификатов»'
  const act = { municipalityId, number: '318', title, issuedOn: moments.today.subtract({ days: 4 }) }
  const now = moments.daysAgo(3)
  const actId = await registerAct(tx, system, act, now)
  for (const { id: periodId } of periods) {
    const purse = { municipalityId, periodId, unit: 'kopecks' } as const
    const { committed } = await getCeiling(tx, purse)
    await setCeiling(tx, purse, { amount: committed + roubles(40), actId }, now)
  }
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

type NominalRow = { categoryId: string; period: FundingPeriod; amount: Kopecks; actId: string }

async function insertNominal(tx: Tx, { categoryId, period, amount, actId }: NominalRow): Promise<string> {
  const id = newId<'nominal'>()
  await sql`insert into funding_nominal (id, category_id, period_id, unit, amount, valid_from, act_id)
    values (${id}, ${categoryId}, ${period.id}, 'kopecks', ${amount}, ${period.startsOn}, ${actId})`.execute(tx)
  return id
}
