/**
 * Families without a story, who hold the seats that groups are told to have taken. There are hundreds: they are written
 * in a dozen statements over sets, because their acts one by one would take longer than the whole start. What the acts
 * promise holds for them too: seats, money, ceiling and months add up (`npm run verify`).
 */

import { regionCode } from '#certificates'
import { splitPrice } from '#enrolment'
import { commit, grantMoment, meltPolicy, nominalOn } from '#funding'
import { earlier, isAfter, later } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { settingOf } from '#region'
import { listSeatGroups, type SeatGroup, type SeatHolder, writeSeatHolders } from './crowd-rows.ts'
import type { Moments } from './moments.ts'
import { resident } from './residents.ts'
import type { Stage } from './stage.ts'

export async function fillSeats({ tx, moments, town }: Stage): Promise<void> {
  const [period] = town.periods
  if (!period) return
  const wanted = new Map<string, number>(town.programmes.occupied.map(({ groupId, seats }) => [groupId, seats]))
  const groups = await listSeatGroups(tx, [...wanted.keys()], period.id)
  const day = moments.enrolled.toZonedDateTimeISO(moments.zone).toPlainDate()
  const [numbers, policy, moment] = await Promise.all([
    freeNumbers(tx, day),
    settingOf(tx, meltPolicy, moments.today),
    settingOf(tx, grantMoment, moments.today),
  ])
  const onDemand = moment === 'contract' || moment === 'enrolment'
  const holders: SeatHolder[] = []
  for (const group of groups) {
    const payer = town.payers.find(({ municipalityId }) => municipalityId === group.municipalityId)
    const code = town.municipalities.find(({ id }) => id === group.municipalityId)?.code
    const startsOn = later(group.startsOn, period.startsOn)
    const endsOn = earlier(group.endsOn, period.endsOn)
    if (!payer || !code || isAfter(startsOn, endsOn)) continue
    const worth = nominalOn(payer.nominal, period, day, policy)
    const price = priceOf(group, startsOn, endsOn, worth)
    const granted = onDemand ? price.certificate : worth
    for (let seat = group.taken; seat < (wanted.get(group.id) ?? 0); seat += 1)
      holders.push({
        ...resident(holders.length, group.ages, moments),
        ...{ municipalityId: group.municipalityId, categoryId: payer.categoryId, actId: payer.actId, granted },
        ...{ nominalId: payer.nominalIds[period.id] ?? null, accountId: newId(), statementId: newId() },
        ...{ certificateId: newId(), certificateNumber: numbers(code), onDemand, applicationId: newId() },
        ...{ groupId: group.id, providerId: group.providerId, ...price },
        ...{ startsOn: startsOn.toString(), endsOn: endsOn.toString(), contractState: stateOn(moments, startsOn) },
      })
  }
  await writeSeatHolders(tx, holders, { periodId: period.id, at: moments.enrolled, day })
  await commitAll(tx, holders, period.id)
}

type Price = Pick<SeatHolder, 'source' | 'price' | 'certificate' | 'parent' | 'months'>

/** Where no agreement lets the certificate pay, the parents do. */
function priceOf(group: SeatGroup, startsOn: Temporal.PlainDate, endsOn: Temporal.PlainDate, granted: bigint): Price {
  const source = group.register === 'certified' && group.agreed ? 'certificate' : group.price > 0n ? 'paid' : 'budget'
  if (source === 'budget') return { source, price: 0n, certificate: 0n, parent: 0n, months: [] }
  const { price, normative } = group
  const balance = source === 'certificate' ? granted : 0n
  const { total, certificate, parent, months } = splitPrice({ price, normative, group, startsOn, endsOn, balance })
  return {
    source,
    price: total,
    certificate,
    parent,
    months: months.map(({ month, ...part }) => ({ month: month.toString(), ...part })),
  }
}

async function commitAll(tx: Tx, holders: readonly SeatHolder[], periodId: string): Promise<void> {
  for (const [municipalityId, theirs] of Map.groupBy(holders, (holder) => holder.municipalityId)) {
    const amount = theirs.reduce((sum, { certificate }) => sum + certificate, 0n)
    if (amount > 0n) await commit(tx, { municipalityId, periodId, unit: 'kopecks' }, amount, municipalityId)
  }
}

/** Numbers that look drawn and are not drawn yet. */
async function freeNumbers(tx: Tx, day: Temporal.PlainDate): Promise<(code: string) => string> {
  const region = await settingOf(tx, regionCode, day)
  const { rows } = await sql<{ number: string }>`select number from certificates_certificate`.execute(tx)
  const drawn = new Set(rows.map(({ number }) => number))
  let n = 0
  return (code) => {
    let number: string
    do number = `${region}${code}${String((n++ * 739_391 + 104_729) % 1_000_000).padStart(6, '0')}`
    while (drawn.has(number))
    return number
  }
}

function stateOn({ today }: Moments, startsOn: Temporal.PlainDate): SeatHolder['contractState'] {
  return !isAfter(startsOn, today) ? 'active' : 'pending-start'
}
