import { type Reader, sql } from '#platform/db'
import { listNotices, type Notice } from '../../contracts/queries/notice.ts'
import type { Deletion } from '../../deletion/model.ts'
import { listDeletions } from '../../deletion/queries.ts'
import type { ApplicationId } from '../../model.ts'

export type Visitor = {
  mode: 'name' | 'phrase' | 'code'
  confirmedAt: Temporal.Instant
  /** Who of the organisation did it. */
  confirmedBy: string
}

type Dispute = {
  raisedAt: Temporal.Instant
  raisedBy: string
  words: string | null
  /** The application ended by it. */
  cancelled: boolean
  outcome: string | null
  settledAt: Temporal.Instant | null
}

/** What happened to an application besides its own row: for its card, never for lists. */
export type Story = {
  acceptedBy: string | null
  answeredBy: string | null
  contractEndedAt: Temporal.Instant | null
  /** A concluded prolongation has, or will have, the seat of this contract: it does not become free. */
  seatGoesOn: boolean
  visitor: Visitor | null
  dispute: Dispute | null
  notices: Notice[]
  /** Requests to delete the contract as a mistake. */
  deletions: Deletion[]
}

type Row = Omit<Story, 'notices' | 'deletions' | 'visitor' | 'dispute'> & {
  visitorMode: Visitor['mode'] | null
  confirmedAt: Temporal.Instant
  confirmedBy: string
  raisedAt: Temporal.Instant | null
} & Omit<Dispute, 'raisedAt'>

/** Of an application whose owner the caller has checked. */
export async function findStory(reader: Reader, id: ApplicationId): Promise<Story> {
  const [{ rows }, notices, deletions] = await Promise.all([
    sql<Row>`
      select c.ended_at as "contractEndedAt",
        exists (select from enrolment_application next join enrolment_contract concluded on concluded.application_id = next.id
          where next.prolongs_id = a.id and next.group_id = a.group_id and concluded.accepted_at is not null
            and (concluded.ended_at is null or concluded.ended_at >= c.ended_at)) as "seatGoesOn",
        ${nameOf('acceptor')} as "acceptedBy", ${nameOf('answerer')} as "answeredBy",
        admission.mode as "visitorMode", admission.confirmed_at as "confirmedAt", ${nameOf('worker')} as "confirmedBy",
        dispute.raised_at as "raisedAt", ${nameOf('raiser')} as "raisedBy", dispute.words, dispute.cancelled, dispute.outcome,
        dispute.settled_at as "settledAt"
      from enrolment_application a
      left join enrolment_contract c on c.application_id = a.id
      left join access_user acceptor on acceptor.id = c.accepted_by
      left join access_user answerer on answerer.id = a.answered_by
      left join enrolment_admission admission on admission.application_id = a.id
      left join access_user worker on worker.id = admission.confirmed_by
      left join enrolment_dispute dispute on dispute.application_id = a.id
      left join access_user raiser on raiser.id = dispute.raised_by
      where a.id = ${id}`.execute(reader),
    listNotices(reader, id),
    listDeletions(reader, id),
  ])
  const [row] = rows
  if (!row) throw new Error(`no application ${id}`)
  const { visitorMode, confirmedAt, confirmedBy, raisedAt, raisedBy, words, cancelled, outcome, settledAt, ...rest } =
    row
  return {
    ...rest,
    notices,
    deletions,
    visitor: visitorMode && { mode: visitorMode, confirmedAt, confirmedBy },
    dispute: raisedAt && { raisedAt, raisedBy, words, cancelled, outcome, settledAt },
  }
}

function nameOf(alias: string) {
  const of = sql.raw(alias)
  return sql`nullif(concat_ws(' ', ${of}.surname, ${of}.name, ${of}.patronymic), '')`
}
