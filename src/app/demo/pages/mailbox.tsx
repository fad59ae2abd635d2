import { type Column, Disclosure, EmptyState, InstantText, Page, SummaryList, Table } from '#ui'
import { type KeptLetter, namedLinksOf } from '../mailbox.ts'

type Line = Omit<KeptLetter, 'html' | 'text'>

/** Every letter of the town, the newest first. */
export function MailboxPage({ letters, to, zone }: { letters: readonly Line[]; to: string | null; zone: string }) {
  const columns: Column<Line>[] = [
    { label: 'Письмо', cell: ({ id, subject }) => <a href={`/demo/mailbox/${id}`}>{subject}</a>, head: true },
    {
      label: 'Кому',
      cell: (line) => <a href={`/demo/mailbox?to=${encodeURIComponent(line.to)}`}>{withBreak(line.to)}</a>,
    },
    { label: 'Когда', cell: ({ at }) => <InstantText instant={at} zone={zone} /> },
  ]
  const lead = to ? (
    <>
      Для {to}. <a href="/demo/mailbox">Показать все</a>
    </>
  ) : (
    'Письма не уходят из города: все они здесь. Новое появится через секунду-другую, обновите страницу.'
  )
  return (
    <Page
      title="Почта города"
      lead={lead}
      back={{ href: '/demo', label: 'Демонстрационный город' }}
      width="wide"
      hidden
    >
      <Table
        caption="Письма"
        columns={columns}
        rows={letters}
        rowKey={({ id }) => id}
        empty={<EmptyState title="Писем пока нет" />}
      />
    </Page>
  )
}

/** One letter as the mail program would show it, its links and its plain text. */
export function LetterPage({ letter, zone }: { letter: KeptLetter; zone: string }) {
  const links = namedLinksOf(letter.text)
  return (
    <Page title={letter.subject} back={{ href: '/demo/mailbox', label: 'Почта города' }} width="wide" hidden>
      <SummaryList
        rows={[
          { label: 'Кому', value: letter.to },
          { label: 'Когда', value: <InstantText instant={letter.at} zone={zone} /> },
        ]}
      />
      <iframe
        title="Письмо"
        src={`/demo/mailbox/${letter.id}/html`}
        width="100%"
        height={frameHeight(letter.text)}
        frameborder="0"
        sandbox="allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox"
      />
      <p>
        <a href={`/demo/mailbox/${letter.id}/html`}>Открыть письмо отдельно</a>
      </p>
      <h2>Ссылки из письма</h2>
      <ul>
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      <Disclosure summary="Письмо обычным текстом">
        {letter.text.split(/\n{2,}/).map((part, at) => (
          <p key={at}>{withBreaks(part)}</p>
        ))}
      </Disclosure>
    </Page>
  )
}

/** A frame that runs nothing cannot say how high it is: enough lines of a phone, and no scrolling inside. */
function frameHeight(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 26)), 0)
  return 180 + lines * 24
}

/** A long address breaks where it would be read so. */
function withBreak(address: string) {
  const at = address.indexOf('@')
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  )
}

function withBreaks(part: string) {
  return part.split('\n').flatMap((line, at) => (at === 0 ? [line] : [<br key={at} />, line]))
}
