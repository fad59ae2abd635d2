import { type Actor, contactOf } from '#access'
import { record } from '#audit'
import { submitApplication } from '#enrolment'
import { type ChildId, getOwnChild } from '#families'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { findGroupFacts, type GroupId } from '#programmes'
import { type LineId, mostLines, type SeenLine } from './model.ts'
import { countLines, deleteFiled, deleteLine, insertLine, lockLine, markFiled, moveUp, takeOpened } from './queries.ts'

type Wish = { childId: string; groupId: GroupId }

/** Prepares an application: nothing is held, nobody is told; the same child and group stand in the basket once. */
export async function putAside(tx: Tx, by: Actor, { childId, groupId }: Wish, now: Temporal.Instant): Promise<void> {
  const child = await getOwnChild(tx, by, childId as ChildId)
  if (!(await findGroupFacts(tx, groupId))) refuse('http.not-found')
  if ((await countLines(tx, by.userId)) >= mostLines) refuse('basket.full', { most: mostLines })
  const id = newId<'basket-line'>()
  if (!(await insertLine(tx, { id, userId: by.userId, childId: child.id, groupId, now }))) return
  await record(tx, by, 'basket.put', { childId: child.id, subjectKind: 'group', subjectId: groupId }, now)
}

/** Takes a prepared application out; one that is not there is not found. */
export async function takeOut(tx: Tx, by: Actor, id: LineId, now: Temporal.Instant): Promise<void> {
  const childId = await deleteLine(tx, by.userId, id)
  if (!childId) refuse('http.not-found')
  await record(tx, by, 'basket.taken-out', { childId, subjectKind: 'basket line', subjectId: id }, now)
}

/** The line will be filed before the one that stood before it: it gets the certificate's money first. */
export async function raise(tx: Tx, by: Actor, id: LineId): Promise<void> {
  if (!(await moveUp(tx, by.userId, id))) refuse('http.not-found')
}

/** What has become applications leaves the basket; the applications stay. */
export async function clearFiled(tx: Tx, by: Actor): Promise<void> {
  await deleteFiled(tx, by.userId)
}

/**
 * Files one prepared application, in a transaction of its own; a line that was filed before stays as it is.
 * Refuses as `submitApplication` does.
 */
export async function fileLine(tx: Tx, by: Actor, seen: SeenLine, now: Temporal.Instant): Promise<void> {
  const line = await lockLine(tx, by.userId, seen.id)
  if (!line) refuse('http.not-found')
  if (line.filed) return
  const { childId, groupId } = line
  const { startsOn, quoteVersion } = seen
  const { id } = await submitApplication(tx, by, { childId, groupId, startsOn, quoteVersion }, now)
  await markFiled(tx, seen.id, id, now)
}

/** One letter about everything prepared that may be filed from now on; exactly once for each line. */
export async function tellOpened(tx: Tx, userId: string, now: Temporal.Instant): Promise<void> {
  const opened = await takeOpened(tx, userId, now)
  const { email } = await contactOf(tx, userId)
  if (opened.length === 0) return
  await planLetter(tx, { to: email, cabinet: { userId }, letter: 'basket.opened', facts: { opened } })
}
