import type { ComponentChildren } from 'preact'
import type { MenuItem } from '../frame.ts'

type Group = { word: string; items: readonly MenuItem[] }
type Entry = MenuItem | Group
type Shown = { items: readonly MenuItem[]; path: string }

/** Lines of one group stand under its word, where its first line would stand. */
function gathered(items: readonly MenuItem[]): Entry[] {
  const entries = items.map((item) => {
    if (!item.group) return item
    const of = items.filter(({ group }) => group === item.group)
    return of.length === 1 ? item : of[0] === item ? { word: item.group, items: of } : null
  })
  return entries.filter((entry) => entry !== null)
}

/** One row: groups open over the page. */
export function RowMenu({ items, path }: Shown) {
  return (
    <Entries items={items} path={path}>
      {(group, here) => (
        <k-menu>
          <details class="group">
            <summary aria-current={here ? 'true' : undefined}>
              {group.word}
              <Count of={group.items} />
            </summary>
            <MenuLinks items={group.items} path={path} here={here} />
          </details>
        </k-menu>
      )}
    </Entries>
  )
}

/** One column: the group of the page one is on stands open. */
export function ColumnMenu({ items, path }: Shown) {
  return (
    <Entries items={items} path={path}>
      {(group, here) => (
        <details class="group" open={here !== undefined}>
          <summary>
            {group.word}
            <Count of={group.items} />
          </summary>
          <MenuLinks items={group.items} path={path} here={here} />
        </details>
      )}
    </Entries>
  )
}

type EntriesProps = Shown & { children(group: Group, here: MenuItem | undefined): ComponentChildren }

function Entries({ items, path, children }: EntriesProps) {
  const here = currentItem(items, path)
  return (
    <ul>
      {gathered(items).map((entry) =>
        'word' in entry ? (
          <li key={entry.word}>{children(entry, here && entry.items.includes(here) ? here : undefined)}</li>
        ) : (
          <Line key={entry.href} item={entry} here={here} path={path} />
        ),
      )}
    </ul>
  )
}

function MenuLinks({ items, here, path }: Shown & { here: MenuItem | undefined }) {
  return (
    <ul>
      {items.map((item) => (
        <Line key={item.href} item={item} here={here} path={path} />
      ))}
    </ul>
  )
}

function Line({ item, here, path }: { item: MenuItem; here: MenuItem | undefined; path: string }) {
  return (
    <li>
      <a href={item.href} aria-current={item === here ? (item.href === path ? 'page' : 'true') : undefined}>
        {item.label}
        <Count of={[item]} />
      </a>
    </li>
  )
}

function Count({ of }: { of: readonly MenuItem[] }) {
  const count = of.reduce((sum, item) => sum + (item.count ?? 0), 0)
  return count > 0 ? <span class="count">{count}</span> : null
}

/** The line with the longest address, its own or one under it, that the path starts with. */
function currentItem(items: readonly MenuItem[], path: string): MenuItem | undefined {
  const bare = path.split('?')[0] ?? '/'
  return items
    .flatMap((item) => [item.href, ...(item.under ?? [])].map((address) => ({ item, address })))
    .filter(({ address }) => bare === address || bare.startsWith(`${address}/`))
    .sort((a, b) => b.address.length - a.address.length)[0]?.item
}
