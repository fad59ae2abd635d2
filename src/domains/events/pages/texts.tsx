/** A text of an organiser: an empty line begins a paragraph, a line with a dash stands in a list. */
export function Paragraphs({ text }: { text: string }) {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim())
  return (
    <>
      {blocks.map((block, at) => {
        const rows = block.split('\n').filter((row) => row.trim())
        const items = rows.map((row) => /^\s*[-–—*•]\s+(.+)$/.exec(row)?.[1])
        if (items.every((item) => item !== undefined))
          return (
            <ul key={at}>
              {items.map((item, place) => (
                <li key={place}>{item}</li>
              ))}
            </ul>
          )
        return (
          <p key={at}>
            {rows.map((row, place) => (
              <span key={place}>
                {place > 0 && <br />}
                {row}
              </span>
            ))}
          </p>
        )
      })}
    </>
  )
}
