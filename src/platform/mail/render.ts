import { htmlOf } from './html.ts'
import type { Letter, Sender } from './letter.ts'
import { textOf } from './text.ts'

export type RenderedLetter = { subject: string; html: string; text: string }

/** Everything of a letter but the address; `stop` is a link that ends letters of this kind. */
export function renderLetter<F>(
  letter: Letter<F>,
  facts: F,
  sender: Sender,
  stop: string | null = null,
): RenderedLetter {
  const subject = letter.subject(facts)
  const blocks = letter.body(facts).map((block) => {
    return 'button' in block ? { ...block, href: wholeAddress(block.href, sender.publicUrl) } : block
  })
  const why = letter.why?.(facts) ?? 'Вы получили это письмо, потому что указали этот адрес на сайте «Кружок».'
  const content = { subject: checkedSubject(subject, letter.name), blocks, why, sender, stop }
  return { subject, html: htmlOf(content), text: textOf(content) }
}

/** A line break in a subject would begin a header of somebody else's choice. */
function checkedSubject(subject: string, letter: string): string {
  if (subject.trim() === '' || subject.length > 200 || /[\p{Cc}\u2028\u2029]/u.test(subject))
    throw new Error(`the subject of the letter ${letter} is empty, too long or not one line`)
  return subject
}

function wholeAddress(href: string, site: URL): string {
  const address = new URL(href, site)
  const isOurs = href.startsWith('/') && address.origin === site.origin
  if (!isOurs && !/^https?:\/\//.test(href)) throw new Error(`a letter cannot link to ${href}`)
  return address.href
}
