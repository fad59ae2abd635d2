/** Turns the unfolding details into a window. */
class Dialog extends HTMLElement {
  connectedCallback() {
    const summary = this.querySelector('summary')
    const body = this.querySelector<HTMLElement>('.dialog-body')
    if (!summary || !body) return
    const dialog = openable(body.dataset.title)
    // A mistake inside stays visible where it was asked.
    if (body.querySelector('[aria-invalid]')) return
    summary.setAttribute('role', 'button')
    summary.setAttribute('aria-haspopup', 'dialog')
    summary.addEventListener('click', (event) => {
      event.preventDefault()
      dialog.append(body)
      dialog.showModal()
    })
    this.append(dialog)
  }
}

/** A dialog with a close button that also closes by a press outside. */
function openable(title: string | undefined): HTMLDialogElement {
  const dialog = document.createElement('dialog')
  dialog.className = 'dialog'
  if (title) dialog.setAttribute('aria-labelledby', title)
  dialog.append(closeButton(() => dialog.close()))
  closeOutside(dialog)
  return dialog
}

export function closeOutside(dialog: HTMLDialogElement) {
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
}

export function closeButton(close: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'close'
  button.textContent = '×'
  button.setAttribute('aria-label', 'Закрыть')
  button.addEventListener('click', close)
  return button
}

customElements.define('k-dialog', Dialog)
