import { defineMergePart, type KeptRows, keepRows, moveRows, type Pair, putBack } from '#families'
import type { Json } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import { reckonAfter } from './actions/review.ts'

/** Reviews go to the kept record; where both have one of the same programme, the newer stays. */
defineMergePart({
  name: 'reviews',
  tables: ['reviews_review'],
  async lock() {},
  async preview(reader, pair) {
    const twice = await listTwice(reader, pair)
    const text = 'О программе от семьи останется один отзыв, тот, что новее.'
    return { consequences: twice.length > 0 ? [text] : [], obstacles: [], choices: [] }
  },
  async move(tx, { pair }) {
    const rows = await keepRows(tx, 'reviews_review', [pair.mergedId])
    for (const { id, programmeId } of await listTwice(tx, pair)) {
      await sql`update reviews_review set state = 'withdrawn', ground = null, note = null where id = ${id}`.execute(tx)
      await reckonAfter(tx, programmeId)
    }
    await moveRows(tx, 'reviews_review', pair)
    return rows as unknown as Json
  },
  // What gave way stays withdrawn: its author may have written another one since.
  async undo(tx: Tx, { trace }) {
    await putBack(tx, 'reviews_review', trace as unknown as KeptRows, ['child_id'])
  },
})

/** Of two standing reviews of one programme the older. */
async function listTwice(reader: Reader, { keptId, mergedId }: Pair): Promise<{ id: string; programmeId: string }[]> {
  const { rows } = await sql<{ id: string; programmeId: string }>`
    select id, programme_id as "programmeId" from (
      select id, programme_id, row_number() over (partition by programme_id order by sent_at desc, id desc) as turn
      from reviews_review where child_id in (${keptId}, ${mergedId}) and state <> 'withdrawn') review
    where turn > 1 order by id`.execute(reader)
  return rows
}
