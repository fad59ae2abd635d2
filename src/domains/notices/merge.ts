import { defineMergePart, type Pair } from '#families'
import { type Reader, sql, type Tx } from '#platform/db'

/** Notices about a merged record are about the kept one, until the merge is undone. */
defineMergePart({
  name: 'notices',
  tables: ['notices_notice'],
  lock: async () => {},
  preview: async (_reader: Reader, _pair: Pair) => ({ consequences: [], obstacles: [], choices: [] }),
  async move(tx: Tx, { pair: { keptId, mergedId } }) {
    const { rows } = await sql<{ id: string }>`update notices_notice set child_id = ${keptId}
      where child_id = ${mergedId} returning id`.execute(tx)
    return rows.map(({ id }) => id)
  },
  async undo(tx: Tx, { pair: { mergedId }, trace }) {
    await sql`update notices_notice set child_id = ${mergedId} where id = any(${trace as string[]}::uuid[])`.execute(tx)
  },
})
