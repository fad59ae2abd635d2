export type Tab = { href: string; label: string; count?: number; current?: boolean }

/** Views of one list; each is a page of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span class="count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The same as small round links: quick filters, «для кого». */
export function Chips({ label, chips }: { label: string; chips: readonly Tab[] }) {
  return (
    <nav class="chips" aria-label={label}>
      <ul>
        {chips.map((chip) => (
          <li key={chip.href}>
            <a href={chip.href} aria-current={chip.current ? 'true' : undefined}>
              {chip.label}
              {chip.count !== undefined && <span class="count">{chip.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
