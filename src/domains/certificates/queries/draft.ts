import type { Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'
import type { CategoryId } from '../model/certificate.ts'
import { type AgreedText, consentText, type Given, hashOf, rulesText } from '../texts.ts'

/** What is answered so far. */
export type Draft = { categoryId: CategoryId | null; consent: Given | null; rules: Given | null }
type Key = { childId: string; userId: string | null }
type Row = {
  categoryId: CategoryId | null
  consentVersion: string | null
  consentAt: Instant | null
  rulesVersion: string | null
  rulesAt: Instant | null
}

export async function getDraft(reader: Reader, { childId, userId }: Key): Promise<Draft> {
  const { rows } = await sql<Row>`select category_id as "categoryId", consent_version as "consentVersion",
      consent_at as "consentAt", rules_version as "rulesVersion", rules_at as "rulesAt"
    from certificates_draft where child_id = ${childId} and user_id = ${userId}`.execute(reader)
  const [row] = rows
  return {
    categoryId: row?.categoryId ?? null,
    consent: given(row?.consentVersion, row?.consentAt),
    rules: given(row?.rulesVersion, row?.rulesAt),
  }
}

export async function keepCategory(tx: Tx, { childId, userId }: Key, categoryId: string, now: Instant): Promise<void> {
  await sql`insert into certificates_draft (child_id, user_id, category_id, changed_at)
    values (${childId}, ${userId}, ${categoryId}, ${now})
    on conflict (child_id, user_id) do update set category_id = excluded.category_id, changed_at = excluded.changed_at`.execute(
    tx,
  )
}

export type AgreementKind = 'consent' | 'rules'
export const agreedTexts: Record<AgreementKind, AgreedText> = { consent: consentText, rules: rulesText }

/** The tick, its edition and its moment; the moment of the first tick stays when it is sent again. */
export async function keepAgreement(
  tx: Tx,
  { childId, userId }: Key,
  kind: AgreementKind,
  now: Instant,
): Promise<void> {
  const text = agreedTexts[kind]
  const [version, hash, at] = [`${kind}_version`, `${kind}_hash`, `${kind}_at`].map((name) => sql.ref(name))
  await sql`insert into certificates_draft (child_id, user_id, ${version}, ${hash}, ${at}, changed_at)
    values (${childId}, ${userId}, ${text.version}, ${hashOf(text)}, ${now}, ${now})
    on conflict (child_id, user_id) do update set ${version} = excluded.${version}, ${hash} = excluded.${hash},
      ${at} = excluded.${at}, changed_at = excluded.changed_at`.execute(tx)
}

export async function deleteDraft(tx: Tx, childId: string): Promise<void> {
  await sql`delete from certificates_draft where child_id = ${childId}`.execute(tx)
}

function given(version: string | null | undefined, at: Instant | null | undefined): Given | null {
  return version && at ? { version, at } : null
}
