import type { DocumentKind, IdentityDocument } from '#kernel/documents'
import { newId } from '#kernel/ids'
import type { Snils } from '#kernel/snils'
import { type Reader, sql, type Tx } from '#platform/db'
import type { PersonalData, VaultKind } from '../model.ts'
import { maskOf, type Vault } from '../vault.ts'

/** Whose data: a child's or those of a user who represents one. */
export type Owner = { childId: string } | { userId: string }
export type Secrets = { snils?: Snils; document?: IdentityDocument; address?: string }

type SealedRow = { id: string; kind: VaultKind; sealed: Uint8Array }

/** Puts values into the vault; what lay there before stays sealed with the moment of its replacement. */
export async function keepInVault(
  tx: Tx,
  { owner, vault, ...secrets }: Secrets & { owner: Owner; vault: Vault },
  now: Temporal.Instant,
): Promise<void> {
  const values = valuesOf(secrets)
  if (values.length === 0) return
  const kinds = values.map(({ kind }) => kind)
  await sql`update families_vault set replaced_at = ${now}
    where ${isOf(owner)} and replaced_at is null and kind = any(${kinds})`.execute(tx)
  const [childId, userId] = 'childId' in owner ? [owner.childId, null] : [null, owner.userId]
  const ownerId = childId ?? userId ?? ''
  const documentKind = secrets.document?.kind ?? null
  const rows = values.map(({ kind, text, masked }) => {
    const id = newId<'vault'>()
    const sealed = vault.seal({ rowId: id, kind, ownerId }, text)
    // An address is never searched for, and a key would only tell who lives together.
    const key = kind === 'address' ? null : vault.searchKey(kind, text)
    return sql`(${id}, ${childId}, ${userId}, ${kind}, ${sealed}, ${key}, ${masked}, ${now},
      ${kind === 'document' ? documentKind : null})`
  })
  await sql`insert into families_vault (id, child_id, user_id, kind, sealed, search_key, masked, created_at,
      document_kind)
    values ${sql.join(rows)}`.execute(tx)
}

/** Opens what is kept. Only acts that journal the look call this. */
export async function openPersonalData(reader: Reader, owner: Owner, vault: Vault): Promise<PersonalData> {
  const { rows } = await sql<SealedRow>`select id, kind, sealed from families_vault
    where ${isOf(owner)} and replaced_at is null`.execute(reader)
  const ownerId = 'childId' in owner ? owner.childId : owner.userId
  const text = (kind: VaultKind) => {
    const row = rows.find((one) => one.kind === kind)
    return row ? vault.open({ rowId: row.id, kind, ownerId }, row.sealed) : null
  }
  const document = text('document')
  return {
    snils: text('snils') as Snils | null,
    document: document === null ? null : (JSON.parse(document) as IdentityDocument),
    address: text('address'),
  }
}

/** Which document is kept of a child; null when none is, or its kind is not known. */
export async function findDocumentKind(reader: Reader, childId: string): Promise<DocumentKind | null> {
  const { rows } = await sql<{ kind: DocumentKind | null }>`select document_kind as kind from families_vault
    where child_id = ${childId} and kind = 'document' and replaced_at is null`.execute(reader)
  return rows[0]?.kind ?? null
}

export async function findChildBySnils(reader: Reader, vault: Vault, snils: Snils): Promise<string | null> {
  const { rows } = await sql<{ childId: string }>`select child_id as "childId" from families_vault
    where search_key = ${vault.searchKey('snils', snils)} and kind = 'snils' and child_id is not null
      and replaced_at is null`.execute(reader)
  return rows[0]?.childId ?? null
}

function valuesOf({ snils, document, address }: Secrets): { kind: VaultKind; text: string; masked: string }[] {
  return [
    ...(snils ? [{ kind: 'snils' as const, text: snils, masked: maskOf('snils', snils) }] : []),
    ...(document
      ? [{ kind: 'document' as const, text: canonical(document), masked: maskOf('document', document) }]
      : []),
    ...(address ? [{ kind: 'address' as const, text: address, masked: maskOf('address', address) }] : []),
  ]
}

/** The same text for the same document, so that its keyed hash finds it. */
function canonical({ kind, series, number }: IdentityDocument): string {
  return JSON.stringify({ kind, series, number })
}

function isOf(owner: Owner) {
  return 'childId' in owner ? sql`child_id = ${owner.childId}` : sql`user_id = ${owner.userId}`
}
