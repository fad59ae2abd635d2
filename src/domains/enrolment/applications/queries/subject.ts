import { type Reader, sql } from '#platform/db'
import type { JournalSubject } from '#platform/manifest'

type Titled = { id: string; title: string }

/** What the journal's rows about applications and their contracts are about. */
export const subjects: Record<string, JournalSubject> = {
  application: { called: 'заявка', titles: titlesOfApplications },
}

async function titlesOfApplications(reader: Reader, ids: readonly string[]): Promise<Titled[]> {
  const { rows } = await sql<Titled>`select a.id, '№ ' || a.number || ' · ' || p.name as title
    from enrolment_application a join programmes_group g on g.id = a.group_id
      join programmes_module m on m.id = g.module_id join programmes_programme p on p.id = m.programme_id
    where a.id = any(${ids}::uuid[])`.execute(reader)
  return rows
}
