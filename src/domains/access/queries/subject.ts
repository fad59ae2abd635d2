import { type Reader, sql } from '#platform/db'
import type { JournalSubject } from '#platform/manifest'

type Titled = { id: string; title: string }

/** What the journal's rows about people of cabinets are about. */
export const subjects: Record<string, JournalSubject> = {
  user: { called: 'пользователь', titles: titlesOfUsers },
}

async function titlesOfUsers(reader: Reader, ids: readonly string[]): Promise<Titled[]> {
  const { rows } = await sql<Titled>`select id, surname || ' ' || name || coalesce(' ' || patronymic, '') as title
    from access_user where id = any(${ids}::uuid[])`.execute(reader)
  return rows
}
