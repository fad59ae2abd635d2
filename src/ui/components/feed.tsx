import type { ComponentChildren } from 'preact'

export type FeedEntryProps = {
  title: string
  /** When, of what kind: small words under the text. */
  about: ComponentChildren
  /** Not read yet: told by a mark and by words in `about`. */
  fresh?: boolean
  action?: ComponentChildren
  children?: ComponentChildren
}

/** One message of many, the newest first. */
export function FeedEntry({ title, about, fresh, action, children }: FeedEntryProps) {
  return (
    <article class={fresh ? 'feed-entry feed-fresh' : 'feed-entry'}>
      <div class="feed-words">
        <h2 class="feed-title">{title}</h2>
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
