import type { Day } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import { suggestMailDomain } from '#platform/mail'
import { type KeptGrant, type Order, type Role, rightWords } from './model.ts'

/** «ivan@mial.ru» → «ivan@mail.ru»; null when the domain looks right. */
export function suggestEmail(email: string): string | null {
  const at = email.lastIndexOf('@')
  const domain = suggestMailDomain(email.slice(at + 1))
  return domain ? `${email.slice(0, at + 1)}${domain}` : null
}

/** Where a person comes to after signing in; support has no desk of its own yet. */
export const homes: Record<Role, string> = {
  family: '/my',
  certificate: '/my',
  reception: '/reception',
  provider: '/provider',
  municipality: '/municipality',
  region: '/region',
  support: '/my/settings',
}

/** The role somebody acts in: the chosen one, else the family's, else the first. */
export function actingGrant(grants: readonly KeptGrant[], chosenId: string | null): KeptGrant | null {
  return grants.find(({ id }) => id === chosenId) ?? grants.find(({ role }) => role === 'family') ?? grants[0] ?? null
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
  return Temporal.PlainDate.compare(order.on, today) > 0 ? new Refusal('access.order-ahead') : null
}

/** What somebody will be able to do in a role, as an invitation tells it. */
export function workInWords(role: Role, rights: readonly string[]): string[] {
  if (role === 'provider') return ['вести программы и группы организации', 'отвечать на заявки и заключать договоры']
  return rightsInWords(rights)
}

/** Rights as people read them, in the order of a desk's work. */
export function rightsInWords(rights: readonly string[]): string[] {
  return Object.entries(rightWords).flatMap(([right, words]) => (rights.includes(right) ? [words] : []))
}
