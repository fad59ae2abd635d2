/** A reason ends with a full stop, whoever wrote it. */
export function sentence(text: string | null): string {
  const said = text?.trim() ?? ''
  return !said || /[.!?…]$/.test(said) ? said : `${said}.`
}

/** The text as a sentence begins: «город Озёрный» → «Город Озёрный». */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
