import { type Author, record } from '#audit'
import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import type { Actor, Grant } from '../model.ts'

/** Gives a user a role in a scope; a role they already hold gets the new rights. */
export async function grantRole(
  tx: Tx,
  by: Author,
  to: Grant & { userId: string; scopeName?: string | null },
  now: Instant,
): Promise<void> {
  await sql`insert into access_role (id, user_id, role, scope_id, scope_name, rights, granted_at, granted_by)
    values (${newId()}, ${to.userId}, ${to.role}, ${to.scopeId}, ${to.scopeName ?? null}, ${[...to.rights]}::text[], ${now}, ${by.userId})
    on conflict (user_id, role, coalesce(scope_id, '00000000-0000-0000-0000-000000000000'::uuid)) where ended_at is null
    do update set rights = excluded.rights, scope_name = excluded.scope_name`.execute(tx)
  const facts = { role: to.role, scopeId: to.scopeId, rights: [...to.rights] }
  await record(tx, by, 'access.role-granted', { subjectKind: 'user', subjectId: to.userId, facts }, now)
}

/** Somebody with several roles chooses in which of them they act in this session. */
export async function chooseRole(
  tx: Tx,
  by: Actor,
  choice: { roleId: string; sessionId: string },
  now: Instant,
): Promise<void> {
  const { roleId, sessionId } = choice
  const { rows } = await sql`
    insert into access_acting_role (session_id, role_id, chosen_at)
    select ${sessionId}, id, ${now} from access_role where id = ${roleId} and user_id = ${by.userId} and ended_at is null
    on conflict (session_id) do update set role_id = excluded.role_id, chosen_at = excluded.chosen_at returning 1`.execute(
    tx,
  )
  if (rows.length === 0) refuse('http.not-found')
  await record(tx, by, 'access.role-chosen', { subjectKind: 'role', subjectId: roleId }, now)
}
