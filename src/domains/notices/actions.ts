import type { Actor } from '#access'
import { type Author, record } from '#audit'
import { maskEmail } from '#kernel/contacts'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { type Cabinet, tryAgain } from '#platform/mail'
import { kindsOf, type NoticeKind, type NoticeView, whyAlways } from './model.ts'
import { updateRead } from './queries/notice.ts'
import { deleteRefusals, insertRefusal } from './queries/refusal.ts'
import { cabinetOf } from './whose.ts'

/** A notice is read; answers with it, so that one goes on to what it tells of. */
export async function readNotice(tx: Tx, by: Actor, id: string, now: Temporal.Instant): Promise<NoticeView> {
  return (await updateRead(tx, by, id, now)) ?? refuse('http.not-found')
}

/** Which kinds come by mail from now on; those that law or safety demand come whatever is chosen. */
export async function chooseKinds(
  tx: Tx,
  by: Actor,
  wanted: readonly NoticeKind[],
  now: Temporal.Instant,
): Promise<void> {
  const cabinet = cabinetOf(by)
  const optional = kindsOf(cabinet).filter((kind) => whyAlways(kind) === null)
  const refused = optional.filter((kind) => !wanted.includes(kind))

  await deleteRefusals(tx, cabinet, optional)
  for (const kind of refused) await insertRefusal(tx, cabinet, kind, now)
  await record(tx, by, 'notices.kinds-chosen', { ...subjectOf(cabinet), facts: { refused } }, now)
}

/** By the link of a letter, without signing in: letters of this kind come no more. */
export async function stopKind(
  tx: Tx,
  { cabinet, kind }: { cabinet: Cabinet; kind: NoticeKind },
  now: Temporal.Instant,
): Promise<void> {
  await insertRefusal(tx, cabinet, kind, now)
  const by: Author = { userId: null, role: 'anonymous', scopeId: null }
  await record(tx, by, 'notices.kind-stopped', { ...subjectOf(cabinet), facts: { kind } }, now)
}

/** The same link takes it back. */
export async function resumeKind(
  tx: Tx,
  { cabinet, kind }: { cabinet: Cabinet; kind: NoticeKind },
  now: Temporal.Instant,
): Promise<void> {
  await deleteRefusals(tx, cabinet, [kind])
  const by: Author = { userId: null, role: 'anonymous', scopeId: null }
  await record(tx, by, 'notices.kind-resumed', { ...subjectOf(cabinet), facts: { kind } }, now)
}

/** Staff has mended what stood in the way: the letter is tried from the beginning. */
export async function sendAgain(tx: Tx, by: Actor, id: string, now: Temporal.Instant): Promise<void> {
  const { to, letter } = (await tryAgain(tx, id, now)) ?? refuse('http.not-found')
  await record(tx, by, 'notices.letter-sent-again', { facts: { letter, to: maskEmail(to) } }, now)
}

function subjectOf(cabinet: Cabinet) {
  return 'userId' in cabinet
    ? { subjectKind: 'user', subjectId: cabinet.userId }
    : { subjectKind: cabinet.role, ...(cabinet.scopeId ? { subjectId: cabinet.scopeId } : {}) }
}
