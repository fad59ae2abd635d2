import { Icon } from '../drawing/icon.tsx'

export type Crumb = { href: string; label: string }

/** The way from the home page; the page itself is not repeated. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav class="crumbs" aria-label="Путь к странице">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function BackLink({ href, label = 'Назад' }: { href: string; label?: string }) {
  return (
    <a class="back" href={href}>
      <Icon name="left" />
      {label}
    </a>
  )
}
