class Print extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button) return
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}

customElements.define('k-print', Print)
