/** «Показать» beside a password. */
class Password extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input')
    if (!input) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button button-ghost button-small'
    const show = (visible: boolean) => {
      input.type = visible ? 'text' : 'password'
      button.textContent = visible ? 'Скрыть' : 'Показать'
      button.setAttribute('aria-label', visible ? 'Скрыть пароль' : 'Показать пароль')
    }
    show(false)
    button.addEventListener('click', () => show(input.type === 'password'))
    input.form?.addEventListener('submit', () => show(false))
    this.append(button)
  }
}

customElements.define('k-password', Password)
