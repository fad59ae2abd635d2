import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'

export type SearchBoxProps = {
  action: string
  name?: string
  value?: string
  label: string
  placeholder?: string
  /** Address that answers `?q=` with `{ suggestions: { text, note, href }[] }`; they are shown while somebody types. */
  suggestions?: string
  /** Hidden fields that keep the other filters. */
  children?: ComponentChildren
}

/** One search line. */
export function SearchBox({ action, name = 'q', value, label, placeholder, suggestions, children }: SearchBoxProps) {
  const form = (
    <form class="search" action={action} method="get">
      {children}
      <input
        type="search"
        name={name}
        value={value}
        aria-label={label}
        placeholder={placeholder}
        enterkeyhint="search"
        maxLength={200}
      />
      <Button>Найти</Button>
    </form>
  )
  return <search>{suggestions ? <k-suggest from={suggestions}>{form}</k-suggest> : form}</search>
}
