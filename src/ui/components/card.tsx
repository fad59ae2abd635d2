import type { ComponentChildren } from 'preact'

export type CardProps = {
  title?: ComponentChildren
  /** Makes the title a link. */
  href?: string
  level?: 2 | 3 | 4
  /** Right of the title: a tag. */
  beside?: ComponentChildren
  actions?: ComponentChildren
  tight?: boolean
  children?: ComponentChildren
}

export function Card({ title, href, level = 2, beside, actions, tight, children }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <section class={tight ? 'card card-tight' : 'card'}>
      {title && (
        <div class="card-head">
          <Heading class="card-title">{href ? <a href={href}>{title}</a> : title}</Heading>
          {beside}
        </div>
      )}
      {children}
      {actions && <div class="card-actions">{actions}</div>}
    </section>
  )
}
