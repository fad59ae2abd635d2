const toldMs = 3000

/** Hands the address to the phone's own list of ways to share, or puts it on the clipboard. */
class Share extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button || !(navigator.share || navigator.clipboard)) return
    button.hidden = false
    button.addEventListener('click', () => void this.share(button))
  }

  private async share(button: HTMLButtonElement) {
    const url = this.getAttribute('address') ?? location.href
    try {
      if (navigator.share) return await navigator.share({ title: this.getAttribute('name') ?? '', url })
      await navigator.clipboard.writeText(url)
      this.tell(button, 'Адрес скопирован')
    } catch (error) {
      // Whoever closed the list of ways has changed their mind.
      if (!(error instanceof DOMException && error.name === 'AbortError'))
        this.tell(button, 'Не получилось: скопируйте адрес')
    }
  }

  private tell(button: HTMLButtonElement, words: string) {
    const label = button.querySelector('span')
    if (!label) return
    label.textContent = words
    setTimeout(() => {
      label.textContent = 'Поделиться'
    }, toldMs)
  }
}

customElements.define('k-share', Share)
