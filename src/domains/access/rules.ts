import { type Day, type Instant, isAfter, isBefore } from '#kernel/dates'
import { Refusal, refuse } from '#kernel/refusal'
import { suggestMailDomain } from '#platform/mail'
import { type Actor, isStaff, type KeptGrant, type Order, type Role, rightWords } from './model.ts'

/** «ivan@mial.ru» → «ivan@mail.ru»; null when the domain looks right. */
export function suggestEmail(email: string): string | null {
  const at = email.lastIndexOf('@')
  const domain = suggestMailDomain(email.slice(at + 1))
  return domain ? `${email.slice(0, at + 1)}${domain}` : null
}

/** Where a person comes to after signing in. */
export const homes: Record<Role, string> = {
  family: '/my',
  certificate: '/my',
  reception: '/reception',
  provider: '/provider',
  municipality: '/municipality',
  region: '/region',
  support: '/support/desk',
}

/** For which organisation or municipality somebody acts: who acts for none meets nothing here. */
export function scopeOf({ scopeId }: Pick<Actor, 'scopeId'>): string {
  return scopeId ?? refuse('http.not-found')
}

/** The operator looks at the whole region, null; everybody else at their own. */
export function scopeWithin(by: Pick<Actor, 'role' | 'scopeId'>): string | null {
  return by.role === 'region' ? null : scopeOf(by)
}

/** The role somebody acts in: the chosen one, else the family's, else the first. */
export function actingGrant(grants: readonly KeptGrant[], chosenId: string | null): KeptGrant | null {
  return grants.find(({ id }) => id === chosenId) ?? grants.find(({ role }) => role === 'family') ?? grants[0] ?? null
}

type Secured = { secured: boolean; waived: boolean }
const managers: readonly Role[] = ['region', 'municipality', 'support']

/** Whether somebody in this role must set up a second factor before anything else. */
export function mustSecure(
  role: Role,
  { secured, waived }: Secured,
  policy: 'offered' | 'managers' | 'staff',
): boolean {
  if (secured || waived || policy === 'offered' || !isStaff(role)) return false
  return policy === 'staff' || managers.includes(role)
}

/**
 * Whether a dangerous act waits for another proof. A page asks for one that holds now; what was begun on such a page may be
 * sent for as long again.
 */
export function mustProve(
  elevatedUntil: Instant | null,
  { sending, minutes }: { sending: boolean; minutes: number },
  now: Instant,
): boolean {
  if (!elevatedUntil) return true
  const until = sending ? elevatedUntil.add({ minutes }) : elevatedUntil
  return !isBefore(now, until)
}

/** IPv6 gives a household 2⁶⁴ addresses, so its network counts; IPv4 addresses count one by one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail = ''] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const groups = [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/** Nobody gives rights to themselves, and an order that is still to come names nobody (S-165). */
export function whyNotAppoint(
  { userId, order }: { userId: string | null; order: Order },
  by: { userId: string | null },
  today: Day,
): Refusal | null {
  if (userId !== null && userId === by.userId) return new Refusal('access.own-rights')
  return isAfter(order.on, today) ? new Refusal('access.order-ahead') : null
}

/** What somebody will be able to do in a role, as an invitation tells it. */
export function workInWords(role: Role, rights: readonly string[]): string[] {
  if (role === 'provider') return ['вести программы и группы организации', 'отвечать на заявки и заключать договоры']
  if (role === 'municipality')
    return ['вести реестр, пункты приёма и решения муниципалитета', 'видеть его деньги и счета']
  return rightsInWords(rights)
}

/** Rights as people read them, in the order of a desk's work. */
function rightsInWords(rights: readonly string[]): string[] {
  return Object.entries(rightWords).flatMap(([right, words]) => (rights.includes(right) ? [words] : []))
}
