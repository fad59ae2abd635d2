import type { ComponentChildren } from 'preact'

export type FeedEntryProps = {
  title: string
  /** When, of what kind: small words under the text. */
  about: ComponentChildren
  /** Not read yet: told by a mark and by words in `about`. */
  fresh?: boolean
  /** 3 below a heading of its own, as months are. */
  level?: 2 | 3
  action?: ComponentChildren
  children?: ComponentChildren
}

/** One message of many, the newest first. */
export function FeedEntry({ title, about, fresh, level = 2, action, children }: FeedEntryProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article class={fresh ? 'feed-entry feed-fresh' : 'feed-entry'}>
      <div class="feed-words">
        <Heading class="feed-title">{title}</Heading>
        {children}
        <p class="feed-about">{about}</p>
      </div>
      {action && <div class="feed-action">{action}</div>}
    </article>
  )
}

export function Feed({ children }: { children: ComponentChildren }) {
  return <div class="feed">{children}</div>
}
