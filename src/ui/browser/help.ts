import { closeOutside } from './dialog.ts'

/** The round «?» opens a small window instead of leaving the page. */
class Help extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector('dialog')
    const link = this.querySelector('a')
    if (!dialog || !link) return
    closeOutside(dialog)
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      dialog.showModal()
    })
  }
}

customElements.define('k-help', Help)
