import { Card, InstantText, Paragraphs } from '#ui'
import type { Message } from '../model.ts'

type Props = {
  messages: readonly Message[]
  words: Record<Message['kind'], string>
  zone: string
  /** What a desk is shown in place of the text. */
  show?: (text: string) => string
  level?: 2 | 3
}

/** What was written, the earliest first. */
export function Messages({ messages, words, zone, show = (text) => text, level = 3 }: Props) {
  return (
    <>
      {messages.map(({ id, kind, text, writtenAt }) => (
        <Card
          key={id}
          title={words[kind]}
          level={level}
          tight
          beside={
            <span class="muted small">
              <InstantText instant={writtenAt} zone={zone} />
            </span>
          }
        >
          <Paragraphs text={show(text)} />
        </Card>
      ))}
    </>
  )
}
