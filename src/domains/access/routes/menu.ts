import type { MenuLine } from '#platform/manifest'
import type { MenuItem } from '#ui'
import type { Actor } from '../model.ts'

/** The cabinet's line in the head of every page, by the role one acts in. */
export function menuOf(
  { role, grants }: Pick<Actor, 'role' | 'grants'>,
  lines: readonly MenuLine[],
  counts: Readonly<Record<string, number>> = {},
): MenuItem[] {
  return [
    ...lines
      .filter(({ roles }) => roles.includes(role))
      .sort((one, other) => one.place - other.place)
      .map(({ href, label, group, under }) => {
        const count = counts[href] ?? 0
        return { href, label, count, ...(group && { group }), ...(under && { under }) }
      }),
    ...(grants.length > 1 ? [{ href: '/roles', label: 'Сменить роль' }] : []),
  ]
}
