/** A second press of the same button does nothing; the server would not do it twice either. */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !('once' in form.dataset)) return
  if ('sent' in form.dataset) {
    event.preventDefault()
    return
  }
  form.dataset.sent = ''
  if (event.submitter) event.submitter.dataset.busy = ''
})

// The page may come back as it was left.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLElement>('form[data-sent]')) delete form.dataset.sent
  for (const button of document.querySelectorAll<HTMLElement>('[data-busy]')) delete button.dataset.busy
})
