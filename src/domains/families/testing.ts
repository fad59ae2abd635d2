import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { nameKey, type PersonName } from '#kernel/names'
import type { Snils } from '#kernel/snils'
import { sql, type Tx } from '#platform/db'
import type { ChildId, NewChild } from './model.ts'
import { insertChild, insertCustody } from './queries/child.ts'
import { ageFrom, ageTo, presets, selfFrom } from './settings.ts'

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
  const digits = String(lastSnils)
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

/** Somebody who acts for a family. */
export function aFamily(userId: string): Actor {
  const family = {
    userId: userId as Actor['userId'],
    role: 'family' as const,
    scopeId: null,
    name: 'Петрова Анна Викторовна',
  }
  return { ...family, rights: [], grants: [], protectedChannel: false }
}

/** The usual ages, by an act. */
export async function usualAges(tx: Tx, actId: string): Promise<void> {
  for (const { name } of [ageFrom, ageTo, selfFrom])
    await sql`insert into region_setting (id, name, value, valid_from, act_id)
      values (${newId()}, ${name}, ${JSON.stringify(presets[name as keyof typeof presets])}::jsonb, '2020-01-01', ${actId})
      on conflict do nothing`.execute(tx)
}
