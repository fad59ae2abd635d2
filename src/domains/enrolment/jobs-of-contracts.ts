import type { Kit } from '#platform/manifest'
import type { GroupId } from '#programmes'
import { dayOf } from '#region'
import { closeContracts } from './actions/closing.ts'
import { listGroupsToClose } from './queries/closing.ts'

const GROUPS_AT_ONCE = 500

/** `enrolment.close`: contracts whose last day is over. A transaction for each group, whose seats become free. */
export async function close({ db, clock }: Kit): Promise<void> {
  let groups: string[]
  do {
    groups = await listGroupsToClose(db.reader, await dayOf(db.reader, clock.now()), GROUPS_AT_ONCE)
    for (const id of groups) await db.transaction((tx) => closeContracts(tx, id as GroupId, clock.now()))
  } while (groups.length === GROUPS_AT_ONCE)
}
