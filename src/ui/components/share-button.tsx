import { Icon } from '../drawing/icon.tsx'

/** «Поделиться»: appears with scripts only; without them the address stands on the page. */
export function ShareButton({ title, address }: { title: string; address: string }) {
  return (
    <k-share address={address} name={title}>
      <button class="favourite" type="button" hidden>
        <Icon name="share" /> <span aria-live="polite">Поделиться</span>
      </button>
    </k-share>
  )
}
