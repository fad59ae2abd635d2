import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Form } from '../forms/form.tsx'
import { Button, type ButtonKind } from './button.tsx'

export type DialogProps = {
  /** Words of the button that opens it. */
  label: string
  title: string
  kind?: ButtonKind
  small?: boolean
  children: ComponentChildren
}

/** Unfolds in place without scripts, opens as a window with them. */
export function Dialog({ label, title, kind = 'ghost', small, children }: DialogProps) {
  const id = useId()
  return (
    <k-dialog>
      <details class="dialog-fold">
        <summary class={`button button-${kind}${small ? ' button-small' : ''}`}>{label}</summary>
        <div class="dialog-body" data-title={id}>
          <h2 class="dialog-title" id={id}>
            {title}
          </h2>
          {children}
        </div>
      </details>
    </k-dialog>
  )
}

export type ConfirmDialogProps = Omit<DialogProps, 'children'> & {
  action: string
  /** Names the act: «Отозвать заявку». */
  confirm: string
  danger?: boolean
  children?: ComponentChildren
}

/** Asks before an act that cannot be undone; fields (a reason) may stand inside. */
export function ConfirmDialog({ action, confirm, danger = true, children, ...dialog }: ConfirmDialogProps) {
  return (
    <Dialog {...dialog}>
      <Form action={action}>
        {children}
        <div class="button-row">
          <Button kind={danger ? 'danger' : 'main'}>{confirm}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
