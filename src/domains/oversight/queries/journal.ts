import { isBefore } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { type Reader, sql } from '#platform/db'
import { sentenceOf, subjectOf, wordsLike } from '../journal-words.ts'
import type { JournalQuery, JournalRow } from '../model.ts'

type Page = { after: string | null; most: number; zone: string }

/** The newest first; the days bound what is read, whoever and whatever is looked for. */
export async function searchJournal(
  reader: Reader,
  { who, about, what, from, to }: JournalQuery,
  { after, most, zone }: Page,
): Promise<JournalRow[]> {
  const words = wordsLike(what)
  const [first, end] = [from, to.add({ days: 1 })].map((day) => day.toZonedDateTime(zone).toInstant())
  const subject = parseId(about)
  const number = about.replace(/\D/g, '')
  const { rows } = await sql<Omit<JournalRow, 'sentence' | 'about'>>`
    select e.id::text, e.at, e.word, e.actor_role as role, e.subject_kind as "subjectKind", e.subject_id as "subjectId",
      e.facts, e.reason, u.surname || ' ' || u.name || coalesce(' ' || u.patronymic, '') as actor,
      (select scope_name from access_role r where r.scope_id = e.actor_scope_id and scope_name is not null
        order by granted_at desc limit 1) as place,
      (select c.number from certificates_certificate c where c.child_id = e.child_id order by c.issued_at desc limit 1) as certificate
    from audit_entry e left join access_user u on u.id = e.actor_user_id
    where e.at >= ${first} and e.at < ${end} and (${after}::bigint is null or (e.at, e.id) < (select at, id from audit_entry where id = ${after}::bigint))
      and (${words}::text[] is null or e.word = any(${words}::text[]))
      and (${who} = '' or e.actor_user_id in (
        select id from access_user where email = lower(${who})
          or translate(lower(surname || ' ' || name || coalesce(' ' || patronymic, '')), 'ё', 'е')
            like '%' || translate(lower(${escaped(who)}), 'ё', 'е') || '%'))
      and (${about} = '' or e.subject_id = ${subject}::uuid or e.child_id = ${subject}::uuid
        or e.child_id in (select child_id from certificates_certificate where number = ${number}))
    order by e.at desc, e.id desc limit ${most}`.execute(reader)
  const titles = await titlesOf(reader, rows)
  return rows.map((row) => ({ ...row, sentence: sentenceOf(row.word), about: aboutOf(row, titles) }))
}

type Subjects = Pick<JournalRow, 'subjectKind' | 'subjectId'>

/** One question for each kind of what the rows are about, whatever domain wrote them. */
async function titlesOf(reader: Reader, rows: readonly Subjects[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const [kind, about] of Map.groupBy(rows, ({ subjectKind }) => subjectKind ?? '')) {
    const ids = new Set(about.flatMap(({ subjectId }) => subjectId ?? []))
    const told = ids.size > 0 ? await subjectOf(kind)?.titles(reader, [...ids]) : null
    for (const { id, title } of told ?? []) titles.set(`${kind} ${id}`, title)
  }
  return titles
}

function aboutOf({ subjectKind, subjectId }: Subjects, titles: ReadonlyMap<string, string>): JournalRow['about'] {
  const called = subjectKind && subjectOf(subjectKind)?.called
  const title = titles.get(`${subjectKind} ${subjectId}`)
  return called && title ? { called, title } : null
}

const PORTION = 5000

/**
 * Everything that a search finds, however much: a day and a portion at a time, so that neither memory nor the sorting grows with
 * the stretch of days.
 */
export async function* readJournal(reader: Reader, query: JournalQuery, zone: string): AsyncIterable<JournalRow> {
  for (let day = query.to; !isBefore(day, query.from); day = day.subtract({ days: 1 })) {
    for (let after: string | null = null, full = true; full; ) {
      const asked = { ...query, from: day, to: day }
      const rows: JournalRow[] = await searchJournal(reader, asked, { after, most: PORTION, zone })
      yield* rows
      after = rows.at(-1)?.id ?? null
      full = rows.length === PORTION
    }
  }
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
