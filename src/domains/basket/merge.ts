import { defineMergePart, type KeptRows, keepRows, moveRows, putBack } from '#families'
import type { Json } from '#kernel/refusal'
import { sql } from '#platform/db'

/** Prepared applications go to the kept record; where both records stand in one basket for a group, one line stays. */
defineMergePart({
  name: 'basket',
  tables: ['basket_line'],
  // Lines hold nothing that others count.
  async lock() {},
  async preview() {
    return { consequences: [], obstacles: [], choices: [] }
  },
  async move(tx, { pair }) {
    const rows = await keepRows(tx, 'basket_line', [pair.mergedId])
    await sql`delete from basket_line twice where child_id = ${pair.mergedId} and application_id is null
      and exists (select from basket_line kept where kept.child_id = ${pair.keptId} and kept.user_id = twice.user_id
        and kept.group_id = twice.group_id and kept.application_id is null)`.execute(tx)
    await moveRows(tx, 'basket_line', pair)
    return rows as unknown as Json
  },
  async undo(tx, { trace }) {
    await putBack(tx, 'basket_line', trace as unknown as KeptRows, ['child_id'])
  },
})
