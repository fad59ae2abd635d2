import type { ComponentChildren } from 'preact'
import { useFrame } from '../frame.ts'

/** The orange «?»: a link to the help of this page; with scripts a small window with the same ways. */
export function Help({ children }: { children?: ComponentChildren }) {
  const { path } = useFrame()
  return (
    <k-help role="complementary" aria-label="Помощь">
      <a class="help-round" href={helpHref(path)}>
        <span aria-hidden="true">?</span>
        <span class="visually-hidden">Помощь</span>
      </a>
      <dialog class="dialog" aria-labelledby="help-title">
        <h2 class="dialog-title" id="help-title">
          Чем помочь?
        </h2>
        {children}
        <ul class="help-ways">
          <li>
            <a href={helpHref(path)}>Инструкция к этой странице</a>
          </li>
          <li>
            <a href="/help#videos">Видеоуроки</a>
          </li>
          <li>
            <a href="/help#questions">Вопросы и ответы</a>
          </li>
        </ul>
        <form method="dialog">
          <button class="button button-ghost button-small" type="submit">
            Закрыть
          </button>
        </form>
      </dialog>
    </k-help>
  )
}

export function helpHref(path: string): string {
  return `/help?from=${encodeURIComponent(path.split('?')[0] ?? '/')}`
}
