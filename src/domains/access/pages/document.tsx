import { formatDay } from '#kernel/dates'
import { Page, PrintButton } from '#ui'
import type { Document, Operator } from '../documents/document.ts'

type Props = { document: Document; operator: Operator }

/** The text of a consent, as it is signed. */
export function DocumentPage({ document, operator }: Props) {
  const approved = formatDay(Temporal.PlainDate.from(document.version))
  return (
    <Page title={document.title} over={`Редакция от ${approved}`} actions={<PrintButton />}>
      <DocumentPieces document={document} operator={operator} />
    </Page>
  )
}

/** The very words, wherever they are read. */
export function DocumentPieces({ document, operator }: Props) {
  return (
    <>
      {document.pieces(operator).map((piece) => {
        if ('heading' in piece) return <h2 key={piece.heading}>{piece.heading}</h2>
        if ('p' in piece) return <p key={piece.p}>{piece.p}</p>
        return (
          <ul key={piece.list[0]}>
            {piece.list.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        )
      })}
    </>
  )
}
