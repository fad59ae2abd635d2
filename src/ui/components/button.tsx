import type { ComponentChildren } from 'preact'

export type ButtonKind = 'main' | 'go' | 'ghost' | 'quiet' | 'danger'
type Look = { kind?: ButtonKind; small?: boolean; wide?: boolean; children: ComponentChildren }

export type ButtonProps = Look & {
  type?: 'submit' | 'button'
  name?: string
  value?: string
  formaction?: string
  disabled?: boolean
}

/** The button names the act: «Подать заявку», not «Отправить». */
export function Button({ type = 'submit', name, value, formaction, disabled, children, ...look }: ButtonProps) {
  return (
    <button class={looks(look)} type={type} name={name} value={value} formaction={formaction} disabled={disabled}>
      {children}
    </button>
  )
}

export type ButtonLinkProps = Look & { href: string; download?: boolean }

/** Goes somewhere but weighs as much as a button. */
export function ButtonLink({ href, download, children, ...look }: ButtonLinkProps) {
  return (
    <a class={looks(look)} href={href} download={download}>
      {children}
    </a>
  )
}

/** Buttons side by side; on a phone one under another. */
export function ButtonRow({ children }: { children: ComponentChildren }) {
  return <div class="button-row">{children}</div>
}

/** «Печать»: appears with scripts only; without them the browser's own printing is there. */
export function PrintButton({ label = 'Распечатать' }: { label?: string }) {
  return (
    <k-print>
      <button class="button button-ghost" type="button" hidden>
        {label}
      </button>
    </k-print>
  )
}

function looks({ kind = 'main', small, wide }: Omit<Look, 'children'>): string {
  return ['button', kind !== 'main' && `button-${kind}`, small && 'button-small', wide && 'button-wide']
    .filter(Boolean)
    .join(' ')
}
