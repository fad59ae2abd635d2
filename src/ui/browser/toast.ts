import { closeButton } from './dialog.ts'

/** What has happened may be closed when it was read. */
class Toast extends HTMLElement {
  connectedCallback() {
    this.append(closeButton(() => this.remove()))
  }
}

customElements.define('k-toast', Toast)
