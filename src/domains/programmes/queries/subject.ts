import { type Reader, sql } from '#platform/db'
import type { JournalSubject } from '#platform/manifest'

type Titled = { id: string; title: string }

/** What the journal's rows about programmes are about. */
export const subjects: Record<string, JournalSubject> = {
  programme: { called: 'программа', titles: titlesOfProgrammes },
  group: { called: 'группа', titles: titlesOfGroups },
}

async function titlesOfProgrammes(reader: Reader, ids: readonly string[]): Promise<Titled[]> {
  const { rows } =
    await sql<Titled>`select id, name as title from programmes_programme where id = any(${ids}::uuid[])`.execute(reader)
  return rows
}

async function titlesOfGroups(reader: Reader, ids: readonly string[]): Promise<Titled[]> {
  const { rows } = await sql<Titled>`select g.id, p.name || ' · ' || g.name as title
    from programmes_group g join programmes_module m on m.id = g.module_id
      join programmes_programme p on p.id = m.programme_id where g.id = any(${ids}::uuid[])`.execute(reader)
  return rows
}
