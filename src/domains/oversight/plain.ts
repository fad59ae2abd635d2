/** As people type: without case, without the dots of ё. */
export function plainText(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').trim()
}
