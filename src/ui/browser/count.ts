import { plural } from '#kernel/plural'

/** Counts the characters left in a long text; says so aloud when the typing rests. */
class Count extends HTMLElement {
  connectedCallback() {
    const area = this.querySelector('textarea')
    const words = this.querySelector('.hint')
    if (!area || !words) return
    const aloud = document.createElement('div')
    aloud.className = 'visually-hidden'
    aloud.setAttribute('aria-live', 'polite')
    this.append(aloud)
    let rest: number | undefined
    const show = () => {
      words.textContent = this.left(area.value.length)
      clearTimeout(rest)
      rest = window.setTimeout(() => {
        aloud.textContent = words.textContent
      }, 1000)
    }
    area.addEventListener('input', show)
    words.textContent = this.left(area.value.length)
  }

  left(used: number): string {
    const left = Number(this.getAttribute('limit')) - used
    const characters = plural(Math.abs(left), 'знак', 'знака', 'знаков')
    return left < 0 ? `Лишнее: ${characters}` : `Можно ещё ${characters}`
  }
}

customElements.define('k-count', Count)
