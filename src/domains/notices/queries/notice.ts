import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Notice } from '#platform/mail'
import type { NoticeKind, NoticeView } from '../model.ts'
import { columnsOf, readableBy } from '../whose.ts'

type Who = Pick<Actor, 'userId' | 'role' | 'scopeId'>

/** Keeps what letters told, each once; other words under the same key are news again. */
export async function insertNotices(tx: Tx, notices: readonly Notice[], now: Temporal.Instant): Promise<void> {
  const rows = notices.map(({ cabinet, ...notice }) => ({ ...notice, ...columnsOf(cabinet), id: newId() }))
  await sql`insert into notices_notice as n
      (id, key, user_id, role, scope_id, child_id, kind, letter, title, text, href, created_at)
    select r.id, r.key, person.id, r.role, r."scopeId", child.id, r.kind, r.letter, r.title, r.text, r.href, least(r.at, ${now})
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, key text, "userId" uuid, role text, "scopeId" uuid,
        "childId" uuid, kind text, letter text, title text, text text, href text, at timestamptz)
      left join access_user person on person.id = r."userId"
      left join families_child child on child.id = r."childId"
    where r.role is not null or person.id is not null
    on conflict (key) do update set title = excluded.title, text = excluded.text, href = excluded.href,
      created_at = excluded.created_at, read_at = null
    where (n.title, n.text, n.href) is distinct from (excluded.title, excluded.text, excluded.href)`.execute(tx)
}

export type NoticeFilter = { kind: NoticeKind | null; childId: string | null; after: string | null }

const NOTICES_ON_PAGE = 30

const columns = sql`id, kind, title, text, href, child_id as "childId", created_at as "createdAt", read_at as "readAt"`

/** The newest first; one more than a page holds says that there is another. */
export async function listNotices(
  reader: Reader,
  by: Who,
  { kind, childId, after }: NoticeFilter,
): Promise<{ notices: NoticeView[]; more: boolean }> {
  const { rows } = await sql<NoticeView>`select ${columns} from notices_notice
    where ${readableBy(by)} and (${kind}::text is null or kind = ${kind}) and (${childId}::uuid is null or child_id = ${childId})
      and (${after}::uuid is null or (created_at, id) < (select created_at, id from notices_notice where id = ${after}))
    order by created_at desc, id desc limit ${NOTICES_ON_PAGE + 1}`.execute(reader)
  return { notices: rows.slice(0, NOTICES_ON_PAGE), more: rows.length > NOTICES_ON_PAGE }
}

export async function countUnread(reader: Reader, by: Who): Promise<number> {
  const { rows } = await sql<{ unread: number }>`select count(*)::int as unread from notices_notice
    where read_at is null and ${readableBy(by)}`.execute(reader)
  return rows[0]?.unread ?? 0
}

/** Marks a notice as read; null for one that is not theirs. */
export async function updateRead(tx: Tx, by: Who, id: string, now: Temporal.Instant): Promise<NoticeView | null> {
  const { rows } = await sql<NoticeView>`update notices_notice set read_at = coalesce(read_at, ${now})
    where id = ${id} and ${readableBy(by)} returning ${columns}`.execute(tx)
  return rows[0] ?? null
}

/** Marks all as read that came until then; answers how many were not. */
export async function updateAllRead(tx: Tx, by: Who, now: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`update notices_notice set read_at = ${now}
    where read_at is null and created_at <= ${now} and ${readableBy(by)}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
