import type { ComponentChildren } from 'preact'
import { useFrame } from '../frame.ts'

/** The orange «?»: a link to the help of this page; with scripts a window that shows the same help in its place (S-053). */
export function Help({ children }: { children?: ComponentChildren }) {
  const { path } = useFrame()
  return (
    <k-help role="complementary" aria-label="Помощь">
      <a class="help-round" href={helpHref(path)}>
        <span aria-hidden="true">?</span>
        <span class="visually-hidden">Помощь</span>
      </a>
      <dialog class="dialog help-window" aria-labelledby="help-title">
        <div class="help-bar">
          <button class="button button-ghost button-small" type="button" data-back hidden>
            Назад
          </button>
          <h2 class="dialog-title" id="help-title">
            Чем помочь?
          </h2>
          <button class="close" type="button" data-close aria-label="Закрыть">
            ×
          </button>
        </div>
        <div class="help-room" tabIndex={-1}>
          {children}
          <ul class="help-ways">
            <li>
              <a href={helpHref(path)}>Инструкции</a>
            </li>
            <li>
              <a href="/help/videos">Видеоуроки</a>
            </li>
            <li>
              <a href="/help/questions">Часто задаваемые вопросы</a>
            </li>
          </ul>
        </div>
      </dialog>
    </k-help>
  )
}

export function helpHref(path: string): string {
  return `/help?from=${encodeURIComponent(path.split('?')[0] ?? '/')}`
}
