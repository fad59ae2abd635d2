/** Words as somebody typed them, without any signs: every line that is not empty is a paragraph. */
export function Paragraphs({ text }: { text: string }) {
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line, at) => <p key={at}>{line}</p>)
}
