import { maskEmail } from '#kernel/contacts'
import { number } from '#kernel/plural'
import type { OutgoingCounts, TroubledLetter } from '#platform/mail'
import {
  Button,
  CursorPagination,
  Disclosure,
  EmptyState,
  type Figure,
  Figures,
  Form,
  InstantText,
  NextTry,
  Page,
  Table,
} from '#ui'
import { inWords } from '../problem-words.ts'

export type LettersPageProps = {
  counts: OutgoingCounts
  letters: readonly TroubledLetter[]
  /** Name of a letter → its kind. */
  kinds: ReadonlyMap<string, string>
  next: string | null
  zone: string
}

/** What did not arrive and why; nobody's address in full, nothing of what a letter says. */
export function LettersPage({ counts, letters, kinds, next, zone }: LettersPageProps) {
  return (
    <Page
      title="Письма, которые не дошли"
      lead="Каждое письмо пробуем отправить пять дней. Что не ушло и за это время, ждёт вас. Уведомления в кабинетах появились сразу."
      width="wide"
      hidden
    >
      <Figures
        figures={[
          { label: 'Ждут отправки', value: number(counts.waiting) },
          { label: 'Из них задержаны', value: number(counts.delayed), ...toneIf(counts.delayed, 'warn') },
          { label: 'Не отправлены', value: number(counts.failed), ...toneIf(counts.failed, 'bad') },
        ]}
      />
      <Table
        caption="Письма с трудностями"
        dense
        rows={letters}
        rowKey={({ id }) => id}
        marked={({ dueAt }) => dueAt === null}
        columns={[
          { label: 'Кому', head: true, cell: ({ to }) => maskEmail(to) },
          { label: 'Вид письма', cell: ({ letter }) => kinds.get(letter) ?? letter },
          { label: 'Запланировано', cell: ({ plannedAt }) => <InstantText instant={plannedAt} zone={zone} /> },
          { label: 'Что мешает', cell: ({ problem }) => <Problem problem={problem} /> },
          { label: 'Дальше', cell: (letter) => <Next letter={letter} zone={zone} /> },
        ]}
        empty={
          <EmptyState title="Все письма ушли">
            <p>Здесь появятся письма, которых почтовый сервер не взял с первого раза.</p>
          </EmptyState>
        }
      />
      <CursorPagination next={next && `/region/letters?after=${next}`} />
    </Page>
  )
}

function toneIf(count: number, tone: 'warn' | 'bad'): Pick<Figure, 'tone'> {
  return count > 0 ? { tone } : {}
}

function Problem({ problem }: { problem: string }) {
  return (
    <>
      {inWords(problem)}
      <Disclosure summary="Ответ сервера">
        <p>{problem}</p>
      </Disclosure>
    </>
  )
}

function Next({ letter: { id, dueAt, tries, to }, zone }: { letter: TroubledLetter; zone: string }) {
  return (
    <>
      <NextTry dueAt={dueAt} zone={zone} />
      <p>Попыток: {number(tries)}</p>
      <Form action={`/region/letters/${id}/sending`} class="form-inline">
        <Button kind="ghost" small>
          Отправить снова
          <span class="visually-hidden">, {maskEmail(to)}</span>
        </Button>
      </Form>
    </>
  )
}
