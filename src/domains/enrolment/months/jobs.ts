import { z } from 'zod'
import type { Json } from '#kernel/refusal'
import type { Kit } from '#platform/manifest'
import { dayOf, settingOf } from '#region'
import type { ApplicationId } from '../model.ts'
import { listMonthsToOpen, openMonth } from './actions/charging.ts'
import { tellCharged, tellReturned } from './actions/news.ts'
import { listCharged } from './queries/news.ts'
import { monthLetter } from './settings.ts'

/** `enrolment.open-month`: on the 1st the certificate's parts are written off; months missed meanwhile come first. */
export async function openMonths({ db, clock }: Kit): Promise<void> {
  // Five minutes: an act that read yesterday's day has committed by then, so its contract is charged by one of the two.
  for (const month of await listMonthsToOpen(db.reader, clock.now().subtract({ minutes: 5 })))
    while (await db.transaction((tx) => openMonth(tx, month, clock.now())));
}

const portion = z.object({ month: z.iso.date(), after: z.uuid().nullable(), to: z.uuid() })
const CHILDREN_AT_ONCE = 100

/** `enrolment.tell-month`: letters about a portion of an opened month. */
export async function tellMonth({ db, clock }: Kit, payload: Json): Promise<void> {
  const { month: text, ...range } = portion.parse(payload)
  const month = Temporal.PlainDate.from(text)
  if ((await settingOf(db.reader, monthLetter, await dayOf(db.reader, clock.now()))) === 'none') return
  const byChild = [...Map.groupBy(await listCharged(db.reader, { month, ...range }), ({ childId }) => childId).values()]
  for (let from = 0; from < byChild.length; from += CHILDREN_AT_ONCE)
    await db.transaction(async (tx) => {
      for (const lines of byChild.slice(from, from + CHILDREN_AT_ONCE)) await tellCharged(tx, month, lines)
    })
}

const returned = z.object({
  applicationId: z.uuid(),
  month: z.iso.date(),
  share: z.int(),
  kopecks: z.string(),
  gone: z.boolean(),
})

/** `enrolment.tell-returned`: letters about what came back for a month. */
export async function tellMonthReturned({ db }: Kit, payload: Json): Promise<void> {
  const { applicationId, ...facts } = returned.parse(payload)
  await db.transaction((tx) => tellReturned(tx, applicationId as ApplicationId, facts))
}
