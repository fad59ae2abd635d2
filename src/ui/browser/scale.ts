/** Shows the slider of a scale and keeps it and the list beside it alike, so that its number is always seen. */
class Scale extends HTMLElement {
  connectedCallback() {
    const line = this.querySelector<HTMLElement>('.scale-line')
    const range = this.querySelector<HTMLInputElement>('input[type=range]')
    const list = this.querySelector('select')
    if (!line || !range || !list) return
    line.hidden = false
    const follow = () => {
      range.value = list.value || '50'
      range.setAttribute('aria-valuetext', list.value === '' ? 'не выбрано' : `${list.value} %`)
      this.toggleAttribute('data-unset', list.value === '')
    }
    const choose = () => {
      list.value = range.value
      follow()
    }
    // A press where the slider stands already changes nothing and is an answer all the same.
    for (const press of ['input', 'change', 'pointerup']) range.addEventListener(press, choose)
    list.addEventListener('change', follow)
    follow()
  }
}

customElements.define('k-scale', Scale)
