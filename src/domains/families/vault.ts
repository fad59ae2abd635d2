import { createHmac, hkdfSync } from 'node:crypto'
import { type IdentityDocument, maskDocument } from '#kernel/documents'
import { maskSnils, type Snils } from '#kernel/snils'
import { createSealer } from '#platform/sealing'
import type { VaultKind } from './model.ts'

/** `visit` is what a reception point typed with an applicant and nobody has agreed to yet. */
type SealedKind = VaultKind | 'visit' | 'correction'
/** Where a value lies: the row, what it is and whose. A value moved to another place does not open. */
type VaultPlace = { rowId: string; kind: SealedKind; ownerId: string }

/** Seals personal data and finds equal ones without opening them. */
export type Vault = {
  seal(place: VaultPlace, text: string): Buffer
  open(place: VaultPlace, sealed: Uint8Array): string
  /** A keyed hash: an unkeyed one of all SNILS is counted through in minutes. */
  searchKey(kind: SealedKind, text: string): Buffer
}

const known = new WeakMap<Uint8Array, Vault>()

/** The vault of an installation; keys are derived from its secret and kept nowhere. */
export function openVault(secretKey: Uint8Array): Vault {
  const vault = known.get(secretKey) ?? makeVault(secretKey)
  known.set(secretKey, vault)
  return vault
}

export function maskOf(kind: 'snils', value: Snils): string
export function maskOf(kind: 'document', value: IdentityDocument): string
export function maskOf(kind: 'address', value: string): string
/** What pages show instead: enough to recognise, too little to use. */
export function maskOf(kind: VaultKind, value: Snils | IdentityDocument | string): string {
  if (typeof value !== 'string') return maskDocument(value)
  return kind === 'snils' ? maskSnils(value as Snils) : `${value.split(',')[0]?.slice(0, 40) ?? ''}, ···`
}

function makeVault(secretKey: Uint8Array): Vault {
  const sealer = createSealer(secretKey, 'families-vault:seal')
  const searching = Buffer.from(hkdfSync('sha256', secretKey, '', 'kruzhok:families-vault:search', 32))
  return {
    seal: (place, text) => sealer.seal(labelOf(place), text),
    open: (place, sealed) => sealer.open(labelOf(place), sealed),
    searchKey: (kind, text) => createHmac('sha256', searching).update(`${kind}\n${text}`).digest(),
  }
}

function labelOf({ rowId, kind, ownerId }: VaultPlace): string {
  return `${rowId}\n${kind}\n${ownerId}`
}
