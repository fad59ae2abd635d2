import { parseSpans, parseText, type Span } from './parse.ts'

/** A text with the few signs of Markdown; nothing in it is ever HTML. `level` is of its headings. */
export function TypedText({ text, level = 2 }: { text: string; level?: 2 | 3 }) {
  const Heading = `h${level}` as const
  return (
    <div class="prose">
      {parseText(text).map((block, at) => {
        if (block.kind === 'heading')
          return (
            <Heading key={at}>
              <Spans spans={block.spans} />
            </Heading>
          )
        if (block.kind === 'list') {
          const items = block.items.map((spans, place) => (
            <li key={place}>
              <Spans spans={spans} />
            </li>
          ))
          return block.ordered ? <ol key={at}>{items}</ol> : <ul key={at}>{items}</ul>
        }
        const lines = block.lines.map((spans, place) => (
          <>
            {place > 0 && <br />}
            <Spans spans={spans} />
          </>
        ))
        return block.kind === 'quote' ? <blockquote key={at}>{lines}</blockquote> : <p key={at}>{lines}</p>
      })}
    </div>
  )
}

/** A line of such a text inside a sentence of the page. */
export function TypedLine({ text }: { text: string }) {
  return <Spans spans={parseSpans(text)} />
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map((span, at) => {
    if (span.kind === 'bold') return <b key={at}>{span.text}</b>
    if (span.kind === 'italic') return <i key={at}>{span.text}</i>
    if (span.kind === 'link')
      return (
        <a key={at} href={span.href} rel={span.href.startsWith('/') ? undefined : 'noopener nofollow ugc'}>
          {span.text}
        </a>
      )
    return span.text
  })
}
