const item = /^\s*[-–—*•]\s+(.+)$/

type Block = { kind: 'text' | 'list'; rows: string[] }

/** A text of an organiser: an empty line begins a paragraph, lines with a dash make a list. Nothing of it is markup. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {blocksOf(text).map(({ kind, rows }, at) =>
        kind === 'list' ? (
          <ul key={at}>
            {rows.map((row, place) => (
              <li key={place}>{row}</li>
            ))}
          </ul>
        ) : (
          <p key={at}>
            {rows.map((row, place) => (
              <span key={place}>
                {place > 0 && <br />}
                {row}
              </span>
            ))}
          </p>
        ),
      )}
    </>
  )
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let apart = true
  for (const line of text.split('\n')) {
    const row = item.exec(line)?.[1]
    const kind = row === undefined ? 'text' : 'list'
    const last = blocks.at(-1)
    if (!line.trim()) apart = true
    else if (last?.kind === kind && !apart) last.rows.push(row ?? line)
    else blocks.push({ kind, rows: [row ?? line] })
    if (line.trim()) apart = false
  }
  return blocks
}
