import type { Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Presence, PresenceMode } from '../model/presence.ts'

export type KeptPresence = Omit<Presence, 'chosen'> & { phraseHash: string | null }

export async function findPresence(reader: Reader, certificateId: string): Promise<KeptPresence | null> {
  const { rows } = await sql<KeptPresence>`select mode, phrase_hash as "phraseHash", phrase_set_at as "phraseSetAt"
    from certificates_presence where certificate_id = ${certificateId}`.execute(reader)
  return rows[0] ?? null
}

type Choice = { certificateId: string; mode: PresenceMode; phraseHash: string | null; userId: string }

export async function upsertPresence(tx: Tx, choice: Choice, now: Instant): Promise<void> {
  const { certificateId, mode, phraseHash, userId } = choice
  const setAt = phraseHash === null ? null : now
  await sql`insert into certificates_presence (certificate_id, mode, phrase_hash, phrase_set_at, chosen_at, chosen_by)
    values (${certificateId}, ${mode}, ${phraseHash}, ${setAt}, ${now}, ${userId})
    on conflict (certificate_id) do update set mode = excluded.mode, phrase_hash = excluded.phrase_hash,
      phrase_set_at = excluded.phrase_set_at, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by`.execute(
    tx,
  )
}

type Code = { certificateId: string; providerId: string; codeHash: string; expiresAt: Instant }

export async function upsertCode(tx: Tx, code: Code, now: Instant): Promise<void> {
  await sql`insert into certificates_presence_code (certificate_id, provider_id, code_hash, asked_at, expires_at)
    values (${code.certificateId}, ${code.providerId}, ${code.codeHash}, ${now}, ${code.expiresAt})
    on conflict (certificate_id, provider_id) do update set code_hash = excluded.code_hash, asked_at = excluded.asked_at,
      expires_at = excluded.expires_at, used_at = null`.execute(tx)
}

/** The hash of the code that this organisation may still use. */
export async function findCodeHash(
  tx: Tx,
  { certificateId, providerId }: Pick<Code, 'certificateId' | 'providerId'>,
  now: Instant,
): Promise<string | null> {
  const { rows } = await sql<{ hash: string }>`select code_hash as hash from certificates_presence_code
    where certificate_id = ${certificateId} and provider_id = ${providerId} and used_at is null and expires_at > ${now}
    for no key update`.execute(tx)
  return rows[0]?.hash ?? null
}

export async function updateCodeUsed(
  tx: Tx,
  { certificateId, providerId }: Pick<Code, 'certificateId' | 'providerId'>,
  now: Instant,
): Promise<void> {
  await sql`update certificates_presence_code set used_at = ${now}
    where certificate_id = ${certificateId} and provider_id = ${providerId}`.execute(tx)
}

/** Children of a cabinet whose certificate waits for the choice of a confirmation, or for another phrase. */
export type Unprotected = { childId: string; name: string; why: 'choose' | 'renew' }

export async function listUnprotected(reader: Reader, userId: string, oldBefore: Instant): Promise<Unprotected[]> {
  const { rows } = await sql<Unprotected>`
    select child.id as "childId", child.name, case when presence.mode is null then 'choose' else 'renew' end as why
    from families_custody custody
    join families_child child on child.id = custody.child_id and child.merged_into is null
    join certificates_certificate certificate on certificate.child_id = child.id and certificate.validity = 'valid'
    left join certificates_presence presence on presence.certificate_id = certificate.id
    where custody.user_id = ${userId} and custody.ended_at is null
      and (presence.mode is null or presence.phrase_set_at <= ${oldBefore})
    order by child.birth_on, child.id`.execute(reader)
  return rows
}
