import { type Actor, createUser } from '#access'
import { system } from '#audit'
import { newId } from '#kernel/ids'
import { nameKey, type PersonName } from '#kernel/names'
import type { Snils } from '#kernel/snils'
import type { Tx } from '#platform/db'
import type { ChildId, NewChild } from './model.ts'
import { insertChild, insertCustody } from './queries/child.ts'

const born = Temporal.PlainDate.from('2017-03-11')
const then = Temporal.Instant.from('2026-09-01T09:00:00Z')

/** A child as a family tells about one. */
export function newChild(over: Partial<NewChild> = {}): NewChild {
  return {
    name: { surname: 'Петрова', name: 'Мария', patronymic: 'Андреевна' },
    birthOn: born,
    gender: 'female',
    snils: aSnils(),
    document: { kind: 'birth-certificate-rf', series: 'II-АБ', number: '123456' },
    address: 'г. Приозёрск, ул. Озёрная, д. 7, кв. 12',
    relation: 'mother',
    municipalityId: newId(),
    ...over,
  }
}

let lastSnils = 112_233_444

/** Another SNILS with the right check digits each time. */
export function aSnils(): Snils {
  lastSnils += 1
  return snilsOf(lastSnils)
}

/** Nine digits with their check sum. */
export function snilsOf(nine: number): Snils {
  const digits = String(nine)
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0)
  return `${digits}${String((sum % 101) % 100).padStart(2, '0')}` as Snils
}

type ChildRow = Partial<Pick<NewChild, 'birthOn' | 'gender' | 'relation'>> & {
  name?: PersonName
  municipalityId: string
  userId: string
}

/** A child in the cabinet of a user, without anything in the vault. */
export async function aChild(tx: Tx, row: ChildRow): Promise<ChildId> {
  const id = newId<'child'>()
  const { userId, ...over } = row
  const child = newChild(over)
  await insertChild(tx, { id, child, nameKey: nameKey(child.name), userId }, then)
  const custody = { id: newId(), childId: id, userId, relation: child.relation, holder: true }
  await insertCustody(tx, custody, then)
  return id
}

let lastGuardian = 0

/** A user of the cabinet, with an address that letters reach. */
export async function aGuardian(
  tx: Tx,
  name: PersonName = { surname: 'Петрова', name: 'Анна', patronymic: 'Викторовна' },
): Promise<Actor> {
  lastGuardian += 1
  const contact = { email: `guardian${lastGuardian}@example.ru`, phone: '+79123456789', municipalityId: null }
  const userId = await createUser(tx, system, { name, ...contact, passwordHash: null, emailConfirmedAt: then }, then)
  return asFamily(userId)
}

/** Somebody who acts for a family. */
function asFamily(userId: string): Actor {
  const family = {
    userId: userId as Actor['userId'],
    role: 'family' as const,
    scopeId: null,
    name: 'Петрова Анна Викторовна',
  }
  return { ...family, rights: [], grants: [], protectedChannel: false }
}

export { keepApart, mergeChildren, previewMerge, settleMerge, undoMerge } from './actions/merge.ts'
export { listForgottenTables } from './merge-part.ts'
export { listUnsettled } from './queries/merge.ts'
export { keepInVault as keepTestData } from './queries/vault.ts'
