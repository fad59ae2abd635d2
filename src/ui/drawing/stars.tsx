import { Icon } from './icon.tsx'

/** A mark from 1 to 5 as stars, said aloud as a number. */
export function Stars({ mark, of = 5 }: { mark: number; of?: number }) {
  return (
    <span class="stars">
      <span class="visually-hidden">
        Оценка {mark} из {of}
      </span>
      {Array.from({ length: of }, (_, star) => (
        <span key={star} class={star < mark ? 'star star-given' : 'star'} aria-hidden="true">
          <Icon name="star" />
        </span>
      ))}
    </span>
  )
}
