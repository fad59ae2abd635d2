import { formInvoice, moveInvoice } from '#invoicing'
import { Refusal } from '#kernel/refusal'
import type { Stage } from './stage.ts'

/** The organisation that closed its last month has sent the final invoice of it to the town, which has not paid. */
export async function sendInvoice({ tx, moments, people, town }: Stage): Promise<void> {
  const by = people('sokolova')
  const month = moments.today.with({ day: 1 }).subtract({ months: 1 })
  const wish = { payerId: town.municipalities[0].id, month, kind: 'final' } as const
  try {
    const id = await formInvoice(tx, by, wish, moments.daysAgo(Math.max(0, moments.today.day - 3), 11))
    await moveInvoice(tx, by, id, { step: 'dispatch' }, moments.daysAgo(Math.max(0, moments.today.day - 3), 12))
  } catch (error) {
    // In a region without nominals, or at the very beginning of a period, there is nothing to bill.
    if (!(error instanceof Refusal)) throw error
  }
}
