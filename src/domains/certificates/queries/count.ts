import { sql, type Tx } from '#platform/db'

/** Folds what changed into the counts; whoever reads meanwhile sees all of it before or all of it after. */
export async function foldCounts(tx: Tx): Promise<void> {
  await sql`with change as (delete from certificates_count_change returning *)
    insert into certificates_count as kept (municipality_id, point_id, activation, certificates)
    select municipality_id, point_id, activation, sum(certificates) from change group by 1, 2, 3
    on conflict on constraint certificates_count_once do update set certificates = kept.certificates + excluded.certificates`.execute(
    tx,
  )
}
