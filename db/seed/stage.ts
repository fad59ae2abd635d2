import { type Actor, createUser, grantRole, letOffSecondFactor, type UserId } from '#access'
import { system } from '#audit'
import type { Vault } from '#families'
import { fullName, type PersonName } from '#kernel/names'
import type { Tx } from '#platform/db'
import type { Moments } from './moments.ts'
import { type DemoPerson, peopleOf } from './people.ts'
import type { Town } from './town.ts'

/** Everything a story needs to be played. */
export type Stage = {
  tx: Tx
  moments: Moments
  town: Town
  vault: Vault
  secretKey: Uint8Array
  /** Where this program is listened to on its own machine; null in a test without a port. */
  port: number | null
  /** Somebody of the list, acting in their role. */
  people(key: string): Actor
  /** Certificates with a nominal, as they are issued. */
  funded: string[]
}

/** Registers everybody of the list, with the one password of the demo. */
export async function registerPeople(
  tx: Tx,
  setting: { moments: Moments; town: Town; passwordHash: string },
): Promise<Stage['people']> {
  const people = new Map<string, Actor>()
  for (const [at, person] of peopleOf(setting.town.places).entries())
    people.set(person.key, await registerPerson(tx, person, at, setting))
  return (key) => {
    const found = people.get(key)
    if (!found) throw new Error(`nobody in the town is called ${key}`)
    return found
  }
}

async function registerPerson(
  tx: Tx,
  person: DemoPerson,
  at: number,
  { moments, town, passwordHash }: { moments: Moments; town: Town; passwordHash: string },
): Promise<Actor> {
  const { name, email, role, rights = [] } = person
  const since = moments.started
  const phone = `+7921555${String(1001 + at * 7)}`
  const municipalityId = town.municipalities[person.home].id
  const fresh = { name, email, phone, municipalityId, passwordHash, emailConfirmedAt: since }
  const userId = await createUser(tx, system, fresh, since)
  await letOffSecondFactor(tx, userId)
  const { scopeId, scopeName } = placeOf(person, town)
  await grantRole(tx, system, { userId, role, scopeId, scopeName, rights }, since)
  return actor(userId, person, scopeId)
}

/** Somebody who is not in the list of people to sign in as. */
export async function registerResident(
  { tx, moments, town }: Stage,
  key: string,
  name: PersonName,
  home: 0 | 1 | 2 = 0,
): Promise<Actor> {
  const since = moments.started
  const contact = { email: `${key}@semya.example`, phone: '+79215559090', municipalityId: town.municipalities[home].id }
  const fresh = { name, ...contact, passwordHash: null, emailConfirmedAt: since }
  const userId = await createUser(tx, system, fresh, since)
  await grantRole(tx, system, { userId, role: 'family', scopeId: null, rights: [] }, since)
  const family = { userId, role: 'family' as const, scopeId: null, name: fullName(name) }
  return { ...family, rights: [], grants: [], protectedChannel: false }
}

function actor(userId: UserId, { name, role, rights = [] }: DemoPerson, scopeId: string | null): Actor {
  return {
    userId,
    role,
    scopeId,
    name: fullName(name),
    rights,
    grants: [{ role, scopeId, rights }],
    protectedChannel: true,
  }
}

function placeOf({ place }: DemoPerson, town: Town): { scopeId: string | null; scopeName: string | null } {
  const { points, programmes, municipalities } = town
  const places = {
    'ddt-point': [points['ddt-point'], 'Дом детского творчества, пункт приёма'],
    'school-point': [points['school-point'], 'Школа № 4, пункт приёма'],
    ddt: [programmes.providers.ddt, 'Дом детского творчества'],
    quantum: [programmes.providers.quantum, `Кванториум «${town.scene.quantum}»`],
    vetrov: [programmes.providers.vetrov, 'Мастерская Ветрова'],
    town: [municipalities[0].id, municipalities[0].name],
  } as const
  const [scopeId = null, scopeName = null] = place ? places[place] : []
  return { scopeId, scopeName }
}
