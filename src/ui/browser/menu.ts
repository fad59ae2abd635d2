/** Closes a menu by Escape, by a press elsewhere and when the focus leaves it. */
class Menu extends HTMLElement {
  connectedCallback() {
    const details = this.querySelector('details')
    if (!details) return
    const close = () => {
      details.open = false
    }
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !details.open) return
      close()
      details.querySelector('summary')?.focus()
    })
    this.addEventListener('focusout', (event) => {
      if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) close()
    })
    document.addEventListener('click', (event) => {
      if (event.target instanceof Node && !this.contains(event.target)) close()
    })
  }
}

customElements.define('k-menu', Menu)
