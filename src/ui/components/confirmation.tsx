import type { ComponentChildren } from 'preact'
import { Icon } from '../drawing/icon.tsx'

export type ConfirmationProps = {
  title: string
  /** «Номер заявки» and the number itself. */
  numberLabel?: string
  number?: string
  children?: ComponentChildren
  actions?: ComponentChildren
}

/** It is done: the number, then (as children) what happens next. Its title is the page's heading. */
export function Confirmation({ title, numberLabel, number, children, actions }: ConfirmationProps) {
  return (
    <div class="confirmation">
      <div class="confirmation-panel">
        <span class="confirmation-mark">
          <Icon name="check" />
        </span>
        <h1>{title}</h1>
        {number && (
          <p class="confirmation-number">
            <span>{numberLabel ?? 'Номер'}</span>
            <b>{number}</b>
          </p>
        )}
      </div>
      {children}
      {actions && <div class="button-row">{actions}</div>}
    </div>
  )
}
