import { type Reader, sql } from '#platform/db'
import type { JournalSubject } from '#platform/manifest'

type Titled = { id: string; title: string }

/** What the journal's rows about organisations are about. */
export const subjects: Record<string, JournalSubject> = {
  provider: { called: 'организация', titles: titlesOfProviders },
  agreement: { called: 'соглашение', titles: titlesOfAgreements },
}

async function titlesOfProviders(reader: Reader, ids: readonly string[]): Promise<Titled[]> {
  const { rows } =
    await sql<Titled>`select id, short_name as title from providers_provider where id = any(${ids}::uuid[])`.execute(
      reader,
    )
  return rows
}

async function titlesOfAgreements(reader: Reader, ids: readonly string[]): Promise<Titled[]> {
  const { rows } = await sql<Titled>`select a.id, p.short_name as title
    from providers_agreement a join providers_provider p on p.id = a.provider_id where a.id = any(${ids}::uuid[])`.execute(
    reader,
  )
  return rows
}
