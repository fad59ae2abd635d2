import { defineMergePart, type KeptRows, keepRows, moveRows, type Pair, putBack } from '#families'
import type { Json } from '#kernel/refusal'
import { type Reader, sql } from '#platform/db'
import { closeWaiting } from './actions/queue.ts'
import type { WaitingId } from './model.ts'

/** Places in waiting lists go to the kept record; in a list where both stand, the better place stays. */
defineMergePart({
  name: 'waiting',
  tables: ['enrolment_waiting'],
  // Every entry is locked with its group when it is closed; moving the others changes no place.
  async lock() {},
  async preview(reader, pair) {
    const twice = await listTwice(reader, pair)
    const text = 'Ребёнок стоит в одной очереди дважды: останется лучшее из двух мест.'
    return { consequences: twice.length > 0 ? [text] : [], obstacles: [], choices: [] }
  },
  async move(tx, { pair }, now) {
    for (const id of await listTwice(tx, pair)) await closeWaiting(tx, id, 'merged', now)
    const rows = await keepRows(tx, 'enrolment_waiting', [pair.mergedId])
    await moveRows(tx, 'enrolment_waiting', pair)
    return rows as unknown as Json
  },
  async undo(tx, { trace }) {
    await putBack(tx, 'enrolment_waiting', trace as unknown as KeptRows, ['child_id'])
  },
})

/** Of two entries of one list the one that was offered nothing and came later. */
async function listTwice(reader: Reader, { keptId, mergedId }: Pair): Promise<WaitingId[]> {
  const { rows } = await sql<{ id: WaitingId }>`
    select id from (
      select id, row_number() over (partition by group_id order by state = 'offered' desc, ordinal) as turn
      from enrolment_waiting where child_id in (${keptId}, ${mergedId}) and state in ('waiting', 'offered')) entry
    where turn > 1 order by id`.execute(reader)
  return rows.map(({ id }) => id)
}
