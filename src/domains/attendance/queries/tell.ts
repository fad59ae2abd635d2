import { type Reader, sql } from '#platform/db'
import type { OffFacts } from '../mails.ts'
import { contractOn } from './lesson.ts'

type Row = Omit<OffFacts, 'movedTo'> & { movedOn: string | null; movedAt: string | null }

/** Children who would have come to a lesson that is cancelled or moved. */
export async function listToTell(reader: Reader, lessonId: string): Promise<OffFacts[]> {
  const { rows } = await sql<Row>`
    select a.child_id as "childId", child.name || ' ' || child.surname as child, p.name as programme, o.short_name as provider,
      l.lesson_on::text as "on", to_char(l.starts_at, 'HH24:MI') as "startsAt", l.reason,
      other.lesson_on::text as "movedOn", to_char(other.starts_at, 'HH24:MI') as "movedAt"
    from attendance_lesson l
      join enrolment_application a on a.group_id = l.group_id
      join enrolment_contract contract on contract.application_id = a.id and ${contractOn(sql`l.lesson_on`)}
      join families_child child on child.id = a.child_id
      join programmes_group g on g.id = l.group_id join programmes_module m on m.id = g.module_id
      join programmes_programme p on p.id = m.programme_id join providers_provider o on o.id = p.provider_id
      left join attendance_lesson other on other.id = l.moved_to_id
    where l.id = ${lessonId} and l.state in ('cancelled', 'moved') order by a.id`.execute(reader)
  return rows.map(({ movedOn, movedAt, ...facts }) => ({
    ...facts,
    movedTo: movedOn && movedAt ? { on: movedOn, startsAt: movedAt } : null,
  }))
}
