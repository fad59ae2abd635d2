import type { ComponentChildren } from 'preact'
import { Form } from '../forms/form.tsx'
import { Button } from './button.tsx'

export type FiltersProps = {
  action: string
  /** How many are set: shown on a phone, where the panel is folded. */
  set?: number
  reset?: string
  children: ComponentChildren
}

/** Filters of a list: a GET form; with scripts parts marked by `<Live>` renew at once. */
export function Filters({ action, set = 0, reset, children }: FiltersProps) {
  return (
    <k-filters for="results">
      <Form action={action} method="get" class="filters">
        <details class="filters-fold">
          <summary class="button button-ghost button-wide">Фильтры{set > 0 ? ` (${set})` : ''}</summary>
          <div class="filters-body">
            {children}
            <div class="button-row">
              <Button wide>Показать</Button>
              {reset && set > 0 && <a href={reset}>Сбросить всё</a>}
            </div>
          </div>
        </details>
      </Form>
    </k-filters>
  )
}

/** A part of the page that live filters renew; announced politely when `announce`. */
export function Live({ name, announce, children }: { name: string; announce?: boolean; children: ComponentChildren }) {
  return (
    <div data-live={name} aria-live={announce ? 'polite' : undefined}>
      {children}
    </div>
  )
}
