import { system } from '#audit'
import { newId } from '#kernel/ids'
import type { Tx } from '#platform/db'
import { grantRole } from './actions/role.ts'
import type { Actor, NewUser, Role, UserId } from './model.ts'
import { insertUser } from './queries/user.ts'

const now = Temporal.Instant.from('2026-09-01T07:00:00Z')

/** Somebody signed in, for acts: no row stands behind it unless a user was made. */
export function anActor({ userId = newId<'user'>(), ...given }: Partial<Actor> = {}): Actor {
  const role = { role: 'family' as const, scopeId: null, rights: [] }
  return { ...role, userId, name: 'Петрова Анна Викторовна', grants: [role], protectedChannel: false, ...given }
}

/** A user with a confirmed address and one role. */
export async function aUser(
  tx: Tx,
  {
    role = 'family',
    scopeId = null,
    rights = [],
    ...given
  }: Partial<NewUser> & { role?: Role; scopeId?: string | null; rights?: string[] } = {},
): Promise<UserId> {
  const fresh: NewUser = {
    name: { surname: 'Петрова', name: 'Анна', patronymic: 'Викторовна' },
    email: `${newId().slice(-12)}@mail.ru`,
    phone: '+79123456789',
    municipalityId: null,
    passwordHash: null,
    emailConfirmedAt: now,
    ...given,
  }
  const userId = await insertUser(tx, fresh, now)
  await grantRole(tx, system, { userId, role, scopeId, rights }, now)
  return userId
}
