const restMs = 250

/** Sends the filters when one changes and renews the parts of the page marked `data-live`. */
class Filters extends HTMLElement {
  private asked: AbortController | undefined
  private rest: number | undefined
  /** What the page shows: a jump within it is no other page. */
  private shown = location.search

  connectedCallback() {
    const form = this.querySelector('form')
    if (!form) return
    form.dataset.liveNow = ''
    const details = this.querySelector('details')
    if (details && getComputedStyle(details.querySelector('summary') ?? details).display === 'none') details.open = true
    form.addEventListener('change', () => this.soon(form))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.renew(form)
    })
    window.addEventListener('popstate', () => {
      if (location.search !== this.shown) location.reload()
    })
  }

  private soon(form: HTMLFormElement) {
    clearTimeout(this.rest)
    this.rest = window.setTimeout(() => void this.renew(form), restMs)
  }

  private async renew(form: HTMLFormElement) {
    const address = addressOf(form)
    this.asked?.abort()
    this.asked = new AbortController()
    mark(true)
    try {
      const answer = await fetch(address, { signal: this.asked.signal, headers: { accept: 'text/html' } })
      if (!answer.ok) throw new Error(String(answer.status))
      replaceLive(new DOMParser().parseFromString(await answer.text(), 'text/html'))
      history.replaceState(null, '', address)
      this.shown = location.search
      mark(false)
    } catch (error) {
      // The ordinary way of the form is always there.
      if (!(error instanceof DOMException && error.name === 'AbortError')) location.assign(address)
    }
  }
}

function addressOf(form: HTMLFormElement): string {
  const address = new URL(form.action)
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') query.append(name, value)
  address.search = query.toString()
  return address.href
}

function live(page: Document): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('[data-live]')]
}

function mark(renewing: boolean) {
  for (const part of live(document)) part.toggleAttribute('data-renewing', renewing)
}

function replaceLive(fresh: Document) {
  const found = new Map(live(fresh).map((part) => [part.dataset.live, part]))
  for (const part of live(document)) {
    const next = found.get(part.dataset.live)
    if (!next || next.innerHTML === part.innerHTML) continue
    // What was chosen is told by the page that is open: new options would choose the last of them.
    const chosen = part instanceof HTMLSelectElement ? part.value : null
    part.toggleAttribute('data-none', next.hasAttribute('data-none'))
    part.replaceChildren(...next.childNodes)
    if (part instanceof HTMLSelectElement && chosen !== null) part.value = chosen
  }
  document.title = fresh.title
}

customElements.define('k-filters', Filters)
