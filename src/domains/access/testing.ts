import { system } from '#audit'
import { newId } from '#kernel/ids'
import type { Tx } from '#platform/db'
import { grantRole } from './actions/role.ts'
import type { NewUser, Role, UserId } from './model.ts'
import { insertUser } from './queries/user.ts'

const now = Temporal.Instant.from('2026-09-01T07:00:00Z')

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
export { findSigner } from './queries/login.ts'
