import { writeToGuardians } from '#families'
import type { Tx } from '#platform/db'
import { findAnyApplicationView } from '../../applications/queries/list.ts'
import type { ApplicationId } from '../../model.ts'
import type { ChargedFacts, ReturnedFacts } from '../mails.ts'
import type { ChargedLine } from '../queries/news.ts'

/** Plans the month's letter of one child to every guardian; a repeat replaces what still waits. */
export async function tellCharged(tx: Tx, month: Temporal.PlainDate, lines: readonly ChargedLine[]): Promise<void> {
  const [first] = lines
  if (!first) return
  const { childId, child, available, reserved } = first
  const facts: ChargedFacts = {
    ...{ childId, child, month: month.toString(), available: String(available), reserved: String(reserved) },
    lines: lines.map(({ programme, kopecks }) => ({ programme, kopecks: String(kopecks) })),
  }
  await writeToGuardians(tx, childId, {
    ...{ letter: 'enrolment.month-charged', facts },
    key: `month:${first.applicationId}:${month}`,
  })
}

export type Returned = Pick<ReturnedFacts, 'month' | 'share' | 'kopecks' | 'gone'>

/** Plans letters about what came back for a month. */
export async function tellReturned(tx: Tx, id: ApplicationId, returned: Returned): Promise<void> {
  const application = await findAnyApplicationView(tx, id)
  if (!application) return
  const { childId, name, surname, programme, provider } = application
  const facts: ReturnedFacts = { ...returned, childId, child: `${name} ${surname}`, programme, provider }
  await writeToGuardians(tx, childId, {
    ...{ letter: 'enrolment.month-returned', facts },
    key: `returned:${id}:${returned.month}`,
  })
}
