import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../drawing/icon.tsx'
import { tidy } from '../typography.ts'

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad'

const icons: Record<NoticeTone, IconName> = { info: 'info', good: 'check', warn: 'warning', bad: 'cross' }

export type NoticeProps = {
  tone?: NoticeTone
  title?: string
  children?: ComponentChildren
  actions?: ComponentChildren
}

/** Something to know here: a reason, a term, good news. */
export function Notice({ tone = 'info', title, children, actions }: NoticeProps) {
  return (
    <div class={`notice notice-${tone}`}>
      <span class="notice-icon">
        <Icon name={icons[tone]} />
      </span>
      <div class="notice-body">
        {title && <p class="notice-title">{tidy(title)}</p>}
        {children}
        {actions && <div class="notice-actions">{actions}</div>}
      </div>
    </div>
  )
}
