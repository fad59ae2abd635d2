import { siteConsents } from '#access'
import { sql, type Tx } from '#platform/db'
import { operator, settingOf } from '#region'
import type { Moments } from './moments.ts'

/** Every family of the town agreed on registering to the three documents that the site shows today (156-ФЗ). */
export async function giveConsents(tx: Tx, moments: Moments): Promise<void> {
  const documents = siteConsents(await settingOf(tx, operator, moments.today))
  for (const { kind, version, textHash } of documents)
    await sql`insert into access_consent (id, user_id, kind, version, text_hash, given_at)
      select gen_random_uuid(), person.id, ${kind}, ${version}, ${textHash}, greatest(person.created_at, ${moments.started})
      from access_user person join access_role role on role.user_id = person.id and role.role = 'family' and role.ended_at is null
      where not exists (select from access_consent given where given.user_id = person.id and given.kind = ${kind})`.execute(
      tx,
    )
}
