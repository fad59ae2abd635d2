/** A reason ends with a full stop, whoever wrote it. */
export function sentence(text: string | null): string {
  const said = text?.trim() ?? ''
  return !said || /[.!?…]$/.test(said) ? said : `${said}.`
}
