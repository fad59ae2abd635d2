/** A name in quotation marks; quotes inside it become the inner ones: «Студия „Ёлочка“». */
export function quoted(name: string): string {
  return `«${name.replaceAll('«', '„').replaceAll('»', '“')}»`
}
