const restMs = 150
const mostRemembered = 50

type Suggestion = { text: string; note: string; href: string }

/** Suggestions under a search line: a combobox with a list, by arrows, Enter and Escape. The form works without. */
class Suggest extends HTMLElement {
  private readonly list = document.createElement('ul')
  private readonly told = document.createElement('p')
  private readonly known = new Map<string, Suggestion[]>()
  private input: HTMLInputElement | undefined
  private asked: AbortController | undefined
  private rest: number | undefined
  private at = -1

  connectedCallback() {
    const input = this.querySelector<HTMLInputElement>('input[type=search]')
    if (!input || this.input) return
    this.input = input
    this.list.id = `suggestions-${document.querySelectorAll('k-suggest').length}`
    this.list.role = 'listbox'
    this.list.ariaLabel = 'Подсказки'
    this.list.className = 'suggestions'
    this.list.hidden = true
    this.told.className = 'visually-hidden'
    this.told.role = 'status'
    this.append(this.list, this.told)
    for (const [name, value] of Object.entries({
      role: 'combobox',
      autocomplete: 'off',
      'aria-autocomplete': 'list',
      'aria-controls': this.list.id,
      'aria-expanded': 'false',
    }))
      input.setAttribute(name, value)
    input.addEventListener('input', () => this.soon())
    input.addEventListener('keydown', (event) => this.press(event))
    this.addEventListener('focusout', (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) this.close()
    })
    // A press must not take the focus away before the link is followed.
    this.list.addEventListener('mousedown', (event) => event.preventDefault())
  }

  private soon() {
    clearTimeout(this.rest)
    this.rest = window.setTimeout(() => void this.ask(), restMs)
  }

  private async ask() {
    const text = this.input?.value.trim() ?? ''
    this.asked?.abort()
    if (text.length < 2) return this.close()
    const known = this.known.get(text)
    if (known) return this.show(known)
    this.asked = new AbortController()
    try {
      const answer = await fetch(`${this.getAttribute('from')}?${new URLSearchParams({ q: text })}`, {
        signal: this.asked.signal,
      })
      if (!answer.ok) return this.close()
      const { suggestions } = (await answer.json()) as { suggestions: Suggestion[] }
      if (this.known.size >= mostRemembered) this.known.clear()
      this.known.set(text, suggestions)
      this.show(suggestions)
    } catch {
      // Without an answer there is the button.
      this.close()
    }
  }

  private show(suggestions: Suggestion[]) {
    if (document.activeElement !== this.input) return
    this.at = -1
    this.list.replaceChildren(...suggestions.map((one, index) => this.line(one, index)))
    this.told.textContent =
      suggestions.length > 0 ? `Подсказок: ${suggestions.length}. Выбирайте стрелками` : 'Подсказок нет'
    this.open(suggestions.length > 0)
  }

  private line({ text, note, href }: Suggestion, index: number): HTMLLIElement {
    const line = document.createElement('li')
    line.role = 'option'
    line.id = `${this.list.id}-${index}`
    line.ariaSelected = 'false'
    const link = document.createElement('a')
    link.href = href
    link.tabIndex = -1
    const small = document.createElement('small')
    small.textContent = note
    link.append(text, ' ', small)
    line.append(link)
    return line
  }

  private press(event: KeyboardEvent) {
    const lines = [...this.list.children]
    if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault()
      this.close()
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && lines.length > 0) {
      event.preventDefault()
      this.open(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than lines: the typed words themselves.
      this.choose(((this.at + 1 + step + lines.length + 1) % (lines.length + 1)) - 1)
    } else if (event.key === 'Enter' && this.at >= 0) {
      event.preventDefault()
      lines[this.at]?.querySelector('a')?.click()
    }
  }

  private choose(at: number) {
    this.at = at
    const lines = [...this.list.children]
    lines.forEach((line, index) => {
      line.ariaSelected = String(index === at)
    })
    const chosen = lines[at]
    chosen?.scrollIntoView({ block: 'nearest' })
    if (chosen) this.input?.setAttribute('aria-activedescendant', chosen.id)
    else this.input?.removeAttribute('aria-activedescendant')
  }

  private close() {
    this.open(false)
    this.choose(-1)
  }

  private open(open: boolean) {
    this.list.hidden = !open
    this.input?.setAttribute('aria-expanded', String(open))
  }
}

customElements.define('k-suggest', Suggest)
