import { closeOutside } from './dialog.ts'

/** While somebody scrolls down it is out of the way; up, or at the end of the page, it is there again. */
function stepAside(round: HTMLElement) {
  let before = scrollY
  addEventListener(
    'scroll',
    () => {
      const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 8
      round.toggleAttribute('data-aside', scrollY > before && !atEnd)
      before = scrollY
    },
    { passive: true },
  )
}

/** The round «?» shows the help's own pages in a window, so that nobody leaves the form they are filling in. */
class Help extends HTMLElement {
  private readonly trail: string[] = []
  private asked: AbortController | undefined

  connectedCallback() {
    const dialog = this.querySelector('dialog')
    const link = this.querySelector('a')
    if (!dialog || !link) return
    closeOutside(dialog)
    this.find('[data-close]')?.addEventListener('click', () => dialog.close())
    this.find('[data-back]')?.addEventListener('click', () => {
      this.trail.pop()
      const before = this.trail.pop()
      if (before) void this.open(before)
    })
    link.addEventListener('click', (event) => {
      if (isForAnotherTab(event)) return
      event.preventDefault()
      dialog.showModal()
      if (this.trail.length === 0) void this.open(link.href)
    })
    dialog.addEventListener('click', (event) => this.follow(event))
    dialog.addEventListener('submit', (event) => this.search(event))
    stepAside(link)
  }

  private find(selector: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(selector)
  }

  /** Pages of help open in the window, any other page instead of the one behind it. */
  private follow(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || isForAnotherTab(event) || link.origin !== location.origin) return
    if (!isHelp(link.pathname) || link.getAttribute('href')?.startsWith('#')) return
    event.preventDefault()
    void this.open(link.href)
  }

  private search(event: SubmitEvent) {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'get' || !isHelp(new URL(form.action).pathname)) return
    event.preventDefault()
    const address = new URL(form.action)
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') address.searchParams.set(name, value)
    void this.open(address.href)
  }

  private async open(address: string) {
    const room = this.find('.help-room')
    if (!room) return
    this.asked?.abort()
    this.asked = new AbortController()
    room.setAttribute('aria-busy', 'true')
    try {
      const answer = await fetch(address, { signal: this.asked.signal, headers: { accept: 'text/html' } })
      if (!answer.ok) throw new Error(String(answer.status))
      this.show(room, new DOMParser().parseFromString(await answer.text(), 'text/html'))
      this.trail.push(address)
      this.find('[data-back]')?.toggleAttribute('hidden', this.trail.length < 2)
      room.scrollTop = 0
      room.removeAttribute('aria-busy')
    } catch (error) {
      // The ordinary way of the link is always there.
      if (!(error instanceof DOMException && error.name === 'AbortError')) location.assign(address)
    }
  }

  private show(room: HTMLElement, page: Document) {
    const main = page.querySelector('main')
    if (!main) throw new Error('a page without its main part')
    for (const one of main.querySelectorAll('.back, .toasts, k-print')) one.remove()
    const title = main.querySelector('h1')
    const name = this.find('.dialog-title')
    if (title && name) name.textContent = title.textContent
    title?.remove()
    apart(main)
    room.replaceChildren(...main.childNodes)
    room.focus({ preventScroll: true })
  }
}

/** The page behind has names of its own: those of the window must not be the same. */
function apart(main: Element) {
  for (const one of main.querySelectorAll('[id]')) one.id = `help-${one.id}`
  for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'list'])
    for (const one of main.querySelectorAll(`[${name}]`))
      one.setAttribute(name, (one.getAttribute(name) ?? '').replace(/\S+/g, 'help-$&'))
  for (const one of main.querySelectorAll('a[href^="#"]'))
    one.setAttribute('href', (one.getAttribute('href') ?? '').replace('#', '#help-'))
}

function isHelp(path: string): boolean {
  return path === '/help' || path.startsWith('/help/')
}

function isForAnotherTab(event: MouseEvent): boolean {
  return event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0
}

customElements.define('k-help', Help)
