import {
  type Answers,
  Button,
  ButtonRow,
  type Column,
  CursorPagination,
  Dialog,
  EmptyState,
  type FieldError,
  Form,
  InstantText,
  Notice,
  Page,
  Stack,
  Table,
  Tag,
  TextField,
} from '#ui'
import type { Piece } from '../model.ts'
import { PieceBody } from './public.tsx'

export type TakenDownPiecesProps = { pieces: readonly Piece[]; page: number; more: boolean; zone: string }

/** What the operator has taken down; what was mended waits on top. */
export function TakenDownPiecesPage({ pieces, page, more, zone }: TakenDownPiecesProps) {
  const to = (other: number) => (other > 1 ? `/region/news?page=${other}` : '/region/news')
  return (
    <Page
      title="Скрытые новости"
      lead="Автор видит причину, исправляет и отправляет вам: исправленные стоят первыми. Любую можно показать снова."
      width="wide"
      hidden
    >
      <Table
        caption="Скрытые новости"
        rows={pieces}
        rowKey={({ id }) => id}
        columns={columnsOf(zone)}
        empty={
          <EmptyState title="Скрытых новостей нет">
            <p>Скрыть чужую новость можно на её странице: прочтите её в новостях.</p>
          </EmptyState>
        }
      />
      <CursorPagination previous={page > 1 ? to(page - 1) : null} next={more ? to(page + 1) : null} />
    </Page>
  )
}

function columnsOf(zone: string): Column<Piece>[] {
  return [
    { label: 'Новость', head: true, cell: ({ id, title }) => <a href={`/region/news/${id}`}>{title}</a> },
    { label: 'Автор', cell: ({ authorName }) => authorName },
    { label: 'Почему скрыта', cell: ({ takenDownReason }) => takenDownReason },
    {
      label: 'Исправлена',
      cell: ({ sentBackAt }) =>
        sentBackAt ? (
          <>
            <Tag tone="warn">ждёт вас</Tag> <InstantText instant={sentBackAt} zone={zone} short />
          </>
        ) : (
          '—'
        ),
    },
  ]
}

export type TakenDownPieceProps = {
  piece: Piece
  zone: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** A piece taken down as its author left it, and the way back. */
export function TakenDownPiecePage({ piece, zone, errors, answers }: TakenDownPieceProps) {
  const { id, title, authorName, takenDownReason, sentBackAt, sentBackWords, changedAt } = piece
  const here = `/region/news/${id}`
  return (
    <Page
      title={title}
      over={`Скрыта · ${authorName}`}
      back={{ href: '/region/news', label: 'Скрытые новости' }}
      {...(errors && { errors })}
      {...(answers && { answers })}
      hidden
    >
      <Notice tone="warn" title="Почему скрыта">
        <p>{takenDownReason}</p>
      </Notice>
      {sentBackAt && (
        <Notice title="Автор исправил новость">
          <p>{sentBackWords}</p>
          <p class="muted small">
            <InstantText instant={sentBackAt} zone={zone} />
          </p>
        </Notice>
      )}
      <PieceBody piece={piece} />
      <Stack>
        <Form action={`${here}/showing`}>
          <input type="hidden" name="readAt" value={changedAt.toString()} />
          <ButtonRow>
            <Button kind="go">Показать снова</Button>
          </ButtonRow>
        </Form>
        {sentBackAt && (
          <Dialog label="Оставить скрытой" title="Что ещё исправить?" small>
            <Form action={`${here}/taking-down`}>
              <p>Автор получит письмо и сможет исправить ещё раз.</p>
              <TextField name="reason" label="Причина" />
              <ButtonRow>
                <Button kind="danger">Оставить скрытой</Button>
              </ButtonRow>
            </Form>
          </Dialog>
        )}
      </Stack>
    </Page>
  )
}
