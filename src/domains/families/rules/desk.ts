import type { Actor } from '#access'

/** Desks that look at possible doubles; a reception point opens a pair from its own work and has no list. */
export const desks = ['region', 'municipality', 'support', 'reception'] as const
export type Desk = (typeof desks)[number]

/** A worker of a point sees names on the protected channel only, like everywhere at the desk (S-062). */
export function seesNames(by: Pick<Actor, 'role' | 'rights' | 'protectedChannel'>): boolean {
  return by.role !== 'reception' || (by.protectedChannel && by.rights.includes('see-personal-data'))
}

/** Merging is for the operator, support and the municipality; at a point for who holds the right by an order. */
export function mayMerge(by: Pick<Actor, 'role' | 'rights' | 'protectedChannel'>): boolean {
  return by.role === 'reception' ? by.rights.includes('merge') && seesNames(by) : by.role !== 'family'
}

/** Who accepts papers at a point has compared them. */
export function mayDiffer({ role, rights }: Pick<Actor, 'role' | 'rights'>): boolean {
  return role !== 'reception' || rights.includes('accept')
}
