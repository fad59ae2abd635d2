import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'

export type SearchBoxProps = {
  action: string
  name?: string
  value?: string
  label: string
  placeholder?: string
  /** Hidden fields that keep the other filters. */
  children?: ComponentChildren
}

/** One search line. */
export function SearchBox({ action, name = 'q', value, label, placeholder, children }: SearchBoxProps) {
  return (
    <search>
      <form class="search" action={action} method="get">
        {children}
        <input
          type="search"
          name={name}
          value={value}
          aria-label={label}
          placeholder={placeholder}
          enterkeyhint="search"
        />
        <Button>Найти</Button>
      </form>
    </search>
  )
}
