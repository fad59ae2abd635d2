import type { Day, Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'
import type {
  Answer,
  Attended,
  Ground,
  Review,
  ReviewAtDesk,
  ReviewId,
  ReviewState,
  UnseenAnswer,
  Voice,
} from '../model.ts'

type AnswerColumns = {
  answerWords: string | null
  answerState: Answer['state'] | null
  answerSentAt: Instant | null
  answerGround: Ground | null
  answerNote: string | null
}
type Row = Omit<Review, 'answer'> & AnswerColumns
type DeskRow = Omit<ReviewAtDesk, 'answer'> & AnswerColumns

const columns = sql`v.id, v.programme_id as "programmeId", v.voice, v.mark, v.words, v.state, v.sent_at as "sentAt", v.ground, v.note,
  contract.starts_on as "startsOn", contract.ends_on as "endsOn",
  answer.words as "answerWords", answer.state as "answerState", answer.sent_at as "answerSentAt", answer.ground as "answerGround",
  answer.note as "answerNote"`
const source = sql`reviews_review v join enrolment_contract contract on contract.application_id = v.application_id
  left join reviews_answer answer on answer.review_id = v.id`
const deskColumns = sql`${columns}, p.article, p.name as programme, o.id as "providerId", o.short_name as provider,
  o.email as "providerEmail"`
const deskSource = sql`${source} join programmes_programme p on p.id = v.programme_id
  join providers_provider o on o.id = p.provider_id`

function withAnswer<R extends AnswerColumns>(row: R): Omit<R, keyof AnswerColumns> & { answer: Answer | null } {
  const { answerWords, answerState, answerSentAt, answerGround, answerNote, ...rest } = row
  const answer = answerWords !== null && answerState !== null && answerSentAt !== null
  return {
    ...rest,
    answer: answer
      ? { words: answerWords, state: answerState, sentAt: answerSentAt, ground: answerGround, note: answerNote }
      : null,
  }
}

export const reviewsPerPage = 10
export const sorts = ['new', 'high', 'low'] as const
export type Sort = (typeof sorts)[number]
export type Wanted = { sort: Sort; mark: number | null; page: number }

/** Published reviews of a programme, a page of them. */
export async function listPublished(reader: Reader, programmeId: string, wanted: Wanted): Promise<Review[]> {
  const { sort, mark, page } = wanted
  const order = {
    new: sql`v.sent_at desc, v.id desc`,
    high: sql`v.mark desc, v.sent_at desc, v.id desc`,
    low: sql`v.mark, v.sent_at desc, v.id desc`,
  }[sort]
  const { rows } = await sql<Row>`
    select ${columns} from ${source}
    where v.programme_id = ${programmeId} and v.state = 'published' and (${mark}::int is null or v.mark = ${mark})
    order by ${order} limit ${reviewsPerPage} offset ${(page - 1) * reviewsPerPage}`.execute(reader)
  return rows.map(withAnswer)
}

/** How many published reviews of a programme gave each mark. */
export async function countMarks(reader: Reader, programmeId: string): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ mark: number; count: number }>`
    select mark, count(*)::int as count from reviews_review
    where programme_id = ${programmeId} and state = 'published' group by mark`.execute(reader)
  return new Map(rows.map(({ mark, count }) => [mark, count]))
}

/** The author's own review that stands, whatever became of it. */
export async function findOwnReview(reader: Reader, userId: string, programmeId: string): Promise<Review | null> {
  const { rows } = await sql<Row>`
    select ${columns} from ${source}
    where v.programme_id = ${programmeId} and v.written_by = ${userId} and v.state <> 'withdrawn'`.execute(reader)
  return rows[0] ? withAnswer(rows[0]) : null
}

/** The first study in this programme of a child of this person that began. */
export async function findAttended(
  reader: Reader,
  { userId, programmeId, today }: { userId: string; programmeId: string; today: Day },
): Promise<Attended | null> {
  const { rows } = await sql<Attended>`
    select a.id as "applicationId", a.child_id as "childId",
      case custody.relation when 'self' then 'self' else 'guardian' end as voice,
      (select json_agg(json_build_object('surname', one.surname, 'name', one.name, 'patronymic', one.patronymic,
          'gender', one.gender)) from (
        select child.surname, child.name, child.patronymic, child.gender from families_child child where child.id = a.child_id
        union all
        select u.surname, u.name, u.patronymic, case other.relation when 'mother' then 'female' when 'father' then 'male' end
        from families_custody other join access_user u on u.id = other.user_id
        where other.child_id = a.child_id and other.ended_at is null and other.relation <> 'self') one) as people
    from programmes_module m join programmes_group g on g.module_id = m.id
      join enrolment_application a on a.group_id = g.id
      join families_custody custody on custody.child_id = a.child_id and custody.user_id = ${userId} and custody.ended_at is null
      join enrolment_contract c on c.application_id = a.id
    where m.programme_id = ${programmeId} and c.state in ('active', 'terminating', 'terminated', 'completed')
      and c.starts_on <= least(c.ends_on, ${today})
    order by c.starts_on, a.id limit 1`.execute(reader)
  return rows[0] ?? null
}

/** The review of a programme that stands for any child of this person: its author may be the other parent. */
export async function findStanding(
  reader: Reader,
  userId: string,
  programmeId: string,
): Promise<{ id: ReviewId; own: boolean; state: ReviewState } | null> {
  const { rows } = await sql<{ id: ReviewId; own: boolean; state: ReviewState }>`
    select v.id, v.written_by = ${userId} as own, v.state from reviews_review v
    where v.programme_id = ${programmeId} and v.state <> 'withdrawn' and (v.written_by = ${userId}
      or exists (select from families_custody custody where custody.child_id = v.child_id
        and custody.user_id = ${userId} and custody.ended_at is null))
    order by own desc limit 1`.execute(reader)
  return rows[0] ?? null
}

export type Written = { mark: number; words: string }

/** False when a review of this author or child stands already: another press was quicker. */
export async function insertReview(
  tx: Tx,
  review: Written & Attended & { id: ReviewId; programmeId: string; by: string },
  now: Instant,
): Promise<boolean> {
  const { id, programmeId, childId, applicationId, by, voice, mark, words } = review
  const { numAffectedRows } =
    await sql`insert into reviews_review (id, programme_id, child_id, application_id, written_by, voice, mark, words, state, sent_at)
    values (${id}, ${programmeId}, ${childId}, ${applicationId}, ${by}, ${voice satisfies Voice}, ${mark}, ${words}, 'awaiting',
      ${now}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Written anew: it waits again, and what was decided before is over. */
export async function updateWritten(tx: Tx, id: ReviewId, { mark, words }: Written, now: Instant): Promise<void> {
  await sql`update reviews_review set mark = ${mark}, words = ${words}, state = 'awaiting', sent_at = ${now},
    decided_at = null, decided_by = null, ground = null, note = null where id = ${id}`.execute(tx)
}

export async function updateWithdrawn(tx: Tx, id: ReviewId): Promise<void> {
  await sql`update reviews_review set state = 'withdrawn', ground = null, note = null where id = ${id}`.execute(tx)
}

export type Decision = { published: true } | { published: false; ground: Ground; note: string | null }

/** What the operator decided about a review or the answer to it. */
export async function updateDecided(
  tx: Tx,
  { id, what }: { id: ReviewId; what: 'review' | 'answer' },
  decision: Decision,
  { by, now }: { by: string; now: Instant },
): Promise<void> {
  const [table, key] = what === 'review' ? [sql`reviews_review`, sql`id`] : [sql`reviews_answer`, sql`review_id`]
  const { ground = null, note = null } = decision.published ? {} : decision
  await sql`update ${table} set state = ${decision.published ? 'published' : 'refused'}, ground = ${ground}, note = ${note},
    decided_at = ${now}, decided_by = ${by} where ${key} = ${id}`.execute(tx)
}

/** Locked, with its programme; null when it is not there or has been withdrawn. */
export async function lockReview(tx: Tx, id: ReviewId): Promise<ReviewAtDesk | null> {
  await sql`select from reviews_review where id = ${id} for no key update`.execute(tx)
  return findAtDesk(tx, id)
}

export async function findAtDesk(reader: Reader, id: ReviewId): Promise<ReviewAtDesk | null> {
  const { rows } = await sql<DeskRow>`
    select ${deskColumns} from ${deskSource} where v.id = ${id} and v.state <> 'withdrawn'`.execute(reader)
  return rows[0] ? withAnswer(rows[0]) : null
}

/** Who gets letters about a review. */
export async function authorOf(reader: Reader, id: ReviewId): Promise<{ userId: string; email: string | null }> {
  const { rows } = await sql<{ userId: string; email: string | null }>`
    select u.id as "userId", u.email from reviews_review v join access_user u on u.id = v.written_by where v.id = ${id}`.execute(
    reader,
  )
  if (!rows[0]) throw new Error(`no review ${id}`)
  return rows[0]
}

/** The organisation's words under a review; said again they wait again. */
export async function putAnswer(tx: Tx, id: ReviewId, words: string, { by, now }: { by: string; now: Instant }) {
  await sql`insert into reviews_answer (review_id, words, state, written_by, sent_at)
    values (${id}, ${words}, 'awaiting', ${by}, ${now})
    on conflict (review_id) do update set words = excluded.words, state = 'awaiting', written_by = excluded.written_by,
      sent_at = excluded.sent_at, decided_at = null, decided_by = null, ground = null, note = null`.execute(tx)
}

const mostAtDesk = 100

/** What waits for the operator, the oldest first, or what it decided last. */
export async function listAtDesk(reader: Reader, what: 'waiting' | 'decided'): Promise<ReviewAtDesk[]> {
  const waits = sql`(v.state = 'awaiting' or (v.state = 'published' and answer.state = 'awaiting'))`
  const { rows } = await sql<DeskRow>`
    select ${deskColumns} from ${deskSource}
    where v.state <> 'withdrawn' and ${what === 'waiting' ? waits : sql`v.decided_at is not null`}
    order by ${what === 'waiting' ? sql`greatest(v.sent_at, answer.sent_at), v.id` : sql`greatest(v.decided_at, answer.decided_at) desc, v.id`}
    limit ${mostAtDesk}`.execute(reader)
  return rows.map(withAnswer)
}

/** How many words wait for the operator. */
export async function countAwaiting(reader: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from reviews_review where state = 'awaiting')::int
      + (select count(*) from reviews_answer answer join reviews_review v on v.id = answer.review_id
          where answer.state = 'awaiting' and v.state = 'published')::int as count`.execute(reader)
  return rows[0]?.count ?? 0
}

/** Published reviews of all programmes of an organisation, those without a answer first. */
export async function listOfProvider(
  reader: Reader,
  providerId: string,
  page: number,
): Promise<{ reviews: ReviewAtDesk[]; more: boolean }> {
  const { rows } = await sql<DeskRow>`
    select ${deskColumns} from ${deskSource}
    where o.id = ${providerId} and v.state = 'published'
    order by (answer.review_id is not null), v.sent_at desc, v.id
    limit ${reviewsPerPage + 1} offset ${(page - 1) * reviewsPerPage}`.execute(reader)
  return { reviews: rows.slice(0, reviewsPerPage).map(withAnswer), more: rows.length > reviewsPerPage }
}

/** Answers that nobody reads because their review is not public now: what was said, and why. */
export async function listUnseenAnswers(reader: Reader, providerId: string): Promise<UnseenAnswer[]> {
  const { rows } = await sql<UnseenAnswer>`
    select v.id, p.name as programme, answer.words, v.state
    from reviews_answer answer join reviews_review v on v.id = answer.review_id
      join programmes_programme p on p.id = v.programme_id
    where p.provider_id = ${providerId} and v.state <> 'published' and answer.state = 'published'
    order by coalesce(v.decided_at, v.sent_at) desc, v.id limit ${mostAtDesk}`.execute(reader)
  return rows
}
