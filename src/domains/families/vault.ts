import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { type IdentityDocument, maskDocument } from '#kernel/documents'
import { maskSnils, type Snils } from '#kernel/snils'
import type { VaultKind } from './model.ts'

/** `visit` is what a reception point typed with an applicant and nobody has agreed to yet. */
export type SealedKind = VaultKind | 'visit' | 'correction'
/** Where a value lies: the row, what it is and whose. A value moved to another place does not open. */
export type VaultPlace = { rowId: string; kind: SealedKind; ownerId: string }

/** Seals personal data and finds equal ones without opening them. */
export type Vault = {
  seal(place: VaultPlace, text: string): Buffer
  open(place: VaultPlace, sealed: Uint8Array): string
  /** A keyed hash: an unkeyed one of all SNILS is counted through in minutes. */
  searchKey(kind: SealedKind, text: string): Buffer
}

const version = 1
const ivBytes = 12
const tagBytes = 16
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
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secretKey, '', `kruzhok:families-vault:${purpose}`, 32))
  const sealing = keyFor('seal')
  const searching = keyFor('search')
  return {
    seal(place, text) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, iv, { authTagLength: tagBytes }).setAAD(labelOf(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(version), iv, body, cipher.getAuthTag()])
    },
    open(place, sealed) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== version) throw new Error('the vault does not know this seal')
      const iv = bytes.subarray(1, 1 + ivBytes)
      const decipher = createDecipheriv('aes-256-gcm', sealing, iv, { authTagLength: tagBytes }).setAAD(labelOf(place))
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      return Buffer.concat([decipher.update(bytes.subarray(1 + ivBytes, -tagBytes)), decipher.final()]).toString('utf8')
    },
    searchKey: (kind, text) => createHmac('sha256', searching).update(`${kind}\n${text}`).digest(),
  }
}

function labelOf({ rowId, kind, ownerId }: VaultPlace): Buffer {
  return Buffer.from(`${rowId}\n${kind}\n${ownerId}`)
}
