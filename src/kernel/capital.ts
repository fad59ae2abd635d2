/** The text as a sentence begins: «город Озёрный» → «Город Озёрный». */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
