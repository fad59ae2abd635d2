import { defineMergePart, type KeptRows, keepRows, moveRows, putBack } from '#families'
import type { Json } from '#kernel/refusal'
import { sql } from '#platform/db'

/** Orders follow their child: what they became stands in the application. */
defineMergePart({
  name: 'exchange',
  tables: ['exchange_order'],
  async lock(tx, { keptId, mergedId }) {
    await sql`select from exchange_order where child_id in (${keptId}, ${mergedId}) order by id for update`.execute(tx)
  },
  preview: async () => ({ consequences: [], obstacles: [], choices: [] }),
  async move(tx, { pair }) {
    const rows = await keepRows(tx, 'exchange_order', [pair.mergedId])
    await moveRows(tx, 'exchange_order', pair)
    return rows as unknown as Json
  },
  async undo(tx, { trace }) {
    await putBack(tx, 'exchange_order', trace as unknown as KeptRows, ['child_id'])
  },
})
