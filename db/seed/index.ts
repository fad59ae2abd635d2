/**
 * The demo town: people with stories instead of noise, played by the domains' own acts (product.md §7).
 *
 * Promises: done once, in one transaction; every story is young whenever the town is founded. Outside the demo nothing
 * of it exists.
 */
import { hashPassword } from '#access'
import { openVault } from '#families'
import type { Instant } from '#kernel/dates'
import { type Database, type Reader, sql } from '#platform/db'
import { findPeriod, regionZone } from '#region'
import { giveConsents } from './consents.ts'
import { countChildren } from './coverage.ts'
import { fillSeats } from './crowd.ts'
import { holdEvents } from './events.ts'
import { sendInvoice } from './invoices.ts'
import { playLessons } from './lessons.ts'
import { momentsAround } from './moments.ts'
import { exhaust } from './money.ts'
import { playMonths } from './months.ts'
import { openNextPeriod } from './next-period.ts'
import { demoPassword } from './people.ts'
import { registerPeople, type Stage } from './stage.ts'
import { krylovs } from './stories/doubles.ts'
import { gosuslugi } from './stories/gosuslugi.ts'
import { kuznetsovs } from './stories/kuznetsovs.ts'
import { strayLetters } from './stories/letters.ts'
import { nikitins, zaytsevs } from './stories/neighbours.ts'
import { newsNow } from './stories/news.ts'
import { prolongation, waitingList } from './stories/next-year.ts'
import { orlovs } from './stories/orlovs.ts'
import { petrovs, petrovsNow } from './stories/petrovs.ts'
import { organisations } from './stories/providers.ts'
import { mironovs, refusedAtLimit } from './stories/queue.ts'
import { reception } from './stories/reception.ts'
import { reviewsNow } from './stories/reviews.ts'
import { support } from './stories/support.ts'
import { visitorNow } from './stories/visitor.ts'
import { buildTown } from './town.ts'

export { type DemoPerson, demoPassword, peopleOf } from './people.ts'
export { listPlaces } from './scenes.ts'

const stories = [
  petrovs,
  orlovs,
  kuznetsovs,
  krylovs,
  reception,
  nikitins,
  zaytsevs,
  mironovs,
  organisations,
  support,
  strayLetters,
]

type Ground = { db: Database; config: { secretKey: Uint8Array; port?: number } }

/** Founds the town on an empty database; does nothing when somebody lives there. */
export async function seedTown({ db, config }: Ground, now: Instant, say: (line: string) => void): Promise<void> {
  if (await isInhabited(db.reader)) return
  say('Заселяю демонстрационный город…')
  const hashing = hashPassword(demoPassword)
  await db.transaction(async (tx) => {
    const zone = await regionZone(tx)
    const today = now.toZonedDateTimeISO(zone).toPlainDate()
    const running = await findPeriod(tx, today)
    if (!running) throw new Error(`the region has no funding period on ${today}`)
    const moments = momentsAround(now, zone, running.startsOn)
    const town = await buildTown(tx, moments)
    const people = await registerPeople(tx, { moments, town, passwordHash: await hashing })
    const { secretKey, port = null } = config
    const stage: Stage = { tx, moments, town, vault: openVault(secretKey), secretKey, port, people, funded: [] }

    for (const play of stories) await play(stage)
    await playMonths(stage)
    await visitorNow(stage)
    await gosuslugi(stage)
    await fillSeats(stage)
    await playMonths(stage)
    await reviewsNow(stage)
    await newsNow(stage)
    await playLessons(stage)
    // After the lessons, so that the statement's lines stand in the order of their days.
    await petrovsNow(stage)
    await sendInvoice(stage)
    const far = town.payers.find(({ municipalityId }) => municipalityId === town.municipalities[2].id)
    if (far && town.scene.funded) await exhaust(tx, { payer: far, scene: town.scene }, running, moments)
    await refusedAtLimit(stage)
    await openNextPeriod(stage)
    await prolongation(stage)
    await waitingList(stage)
    await holdEvents(stage)
    await giveConsents(tx, moments)
    await countChildren(tx, zone, now)
  })
}

async function isInhabited(reader: Reader): Promise<boolean> {
  const { rows } = await sql`select from access_user limit 1`.execute(reader)
  return rows.length > 0
}
