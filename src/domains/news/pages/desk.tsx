import { formatInstant, isBefore } from '#kernel/dates'
import type { Municipality } from '#region'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  CheckboxGroup,
  type Column,
  DateField,
  EmptyState,
  type FieldError,
  FileField,
  Form,
  hasTags,
  InstantText,
  Notice,
  Page,
  Stack,
  Table,
  Tag,
  type TagTone,
  TextArea,
  TextField,
  typedTextHint,
} from '#ui'
import type { AuthorKind, Piece, PieceState } from '../model.ts'
import { PieceBody, pictureAddress } from './public.tsx'

type Shown = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

const stateWords: Record<PieceState, { words: string; tone: TagTone }> = {
  draft: { words: 'черновик', tone: 'warn' },
  published: { words: 'опубликована', tone: 'good' },
  archived: { words: 'в архиве', tone: 'plain' },
  'taken-down': { words: 'скрыта оператором', tone: 'bad' },
}

export type DeskProps = { pieces: readonly Piece[]; zone: string; now: Temporal.Instant }

/** The news of one author. */
export function NewsDeskPage({ pieces, zone, now }: DeskProps) {
  return (
    <Page
      title="Мои новости"
      width="wide"
      actions={<ButtonLink href="/news/desk/new">Написать новость</ButtonLink>}
      hidden
    >
      <Table
        caption="Новости"
        rows={pieces}
        rowKey={({ id }) => id}
        columns={columnsOf(zone, now)}
        empty={
          <EmptyState title="Новостей ещё нет">
            <p>Расскажите о наборе, выступлениях и победах: новость увидят семьи вашего муниципалитета.</p>
          </EmptyState>
        }
      />
    </Page>
  )
}

function columnsOf(zone: string, now: Temporal.Instant): Column<Piece>[] {
  return [
    { label: 'Новость', head: true, cell: ({ id, title }) => <a href={`/news/desk/${id}`}>{title}</a> },
    { label: 'Состояние', cell: (piece) => <State piece={piece} now={now} /> },
    { label: 'Видна с', cell: ({ showsAt }) => (showsAt ? <InstantText instant={showsAt} zone={zone} short /> : '—') },
    { label: 'Видна до', cell: ({ hidesAt }) => (hidesAt ? <InstantText instant={hidesAt} zone={zone} short /> : '—') },
    { label: 'Изменена', cell: ({ changedAt }) => <InstantText instant={changedAt} zone={zone} short /> },
  ]
}

function State({ piece: { state, showsAt, sentBackAt }, now }: { piece: Piece; now: Temporal.Instant }) {
  if (sentBackAt) return <Tag tone="warn">исправлена, у оператора</Tag>
  const waits = state === 'published' && showsAt && isBefore(now, showsAt)
  const { words, tone } = stateWords[state]
  return <Tag tone={waits ? 'warn' : tone}>{waits ? 'ждёт своего дня' : words}</Tag>
}

type Places = readonly Pick<Municipality, 'id' | 'name'>[]

export type PieceFormProps = Shown & {
  author: AuthorKind
  municipalities: Places
  /** Absent: a new one. */
  piece?: Piece
}

/** Title and words; the operator chooses for whom. */
export function PieceFormPage({ author, municipalities, piece, errors, answers }: PieceFormProps) {
  return (
    <Page
      title={piece ? 'Изменить новость' : 'Новая новость'}
      back={
        piece ? { href: `/news/desk/${piece.id}`, label: piece.title } : { href: '/news/desk', label: 'Мои новости' }
      }
      {...(errors && { errors })}
      {...(answers && { answers })}
      hidden
    >
      <Form action={piece ? `/news/desk/${piece.id}/words` : '/news/desk'}>
        <TextField name="title" label="Заголовок" {...(piece && !answers && { value: piece.title })} />
        <TextArea
          name="words"
          label="Текст"
          rows={14}
          limit={20_000}
          hint={typedTextHint}
          {...(piece && !answers && { value: piece.words })}
        />
        {author === 'region' && (
          <CheckboxGroup
            name="places"
            legend="Для каких муниципалитетов"
            hint="Ни одного не отмечено — для всего региона"
            optional
            options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
            {...(piece && !answers && { values: piece.placeIds })}
          />
        )}
        <ButtonRow>
          <Button>{piece ? 'Сохранить' : 'Сохранить и посмотреть'}</Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}

export type OwnPieceProps = Shown & { piece: Piece; zone: string; now: Temporal.Instant }

/** One own piece: how it looks, its pictures, and when everybody sees it. */
export function OwnPiecePage({ piece, zone, now, errors, answers }: OwnPieceProps) {
  const { id, title, state, takenDownReason, words } = piece
  const here = `/news/desk/${id}`
  const isOpen = state !== 'taken-down'
  return (
    <Page
      title={title}
      over={isOpen ? 'Так новость увидят все' : 'Сейчас новость никто не видит'}
      back={{ href: '/news/desk', label: 'Мои новости' }}
      actions={<State piece={piece} now={now} />}
      {...(errors && { errors })}
      {...(answers && { answers })}
      hidden
    >
      {takenDownReason && (
        <Notice tone="warn" title="Новость скрыл региональный оператор">
          <p>{takenDownReason}</p>
          {!piece.sentBackAt && <p>Исправьте новость и отправьте оператору: он прочтёт её и покажет снова.</p>}
        </Notice>
      )}
      {hasTags(words) && (
        <Notice title="В тексте есть теги HTML">
          <p>Они показаны как текст. Для жирного, ссылок и списков используйте знаки из подсказки.</p>
        </Notice>
      )}
      <PieceBody piece={piece} />
      <ButtonRow>
        <ButtonLink kind="ghost" href={`${here}/words`}>
          {isOpen ? 'Изменить текст' : 'Исправить текст'}
        </ButtonLink>
      </ButtonRow>
      <Pictures piece={piece} here={here} />
      {!isOpen && <SendBack piece={piece} here={here} zone={zone} />}
      {isOpen && <Publication piece={piece} here={here} zone={zone} />}
    </Page>
  )
}

/** The way back of a piece taken down goes through the operator. */
function SendBack({ piece: { sentBackAt, sentBackWords }, here, zone }: { piece: Piece; here: string; zone: string }) {
  if (sentBackAt)
    return (
      <Notice title="Новость у оператора">
        <p>
          Отправлена <InstantText instant={sentBackAt} zone={zone} />: {sentBackWords}
        </p>
        <p>О решении придёт письмо. До него текст ещё можно поправить.</p>
      </Notice>
    )
  return (
    <Form action={`${here}/return`}>
      <h2>Отправить оператору</h2>
      <TextField name="mended" label="Что исправили" hint="Прочтёт оператор" />
      <ButtonRow>
        <Button kind="go">Отправить оператору</Button>
      </ButtonRow>
    </Form>
  )
}

function Pictures({ piece: { pictures }, here }: { piece: Piece; here: string }) {
  return (
    <Stack>
      <h2>Картинки</h2>
      {pictures.map((picture) => (
        <Form key={picture.id} action={`${here}/pictures/${picture.id}/removal`}>
          <p>
            <a href={pictureAddress(picture)}>{picture.description}</a>
          </p>
          <Button kind="quiet">Убрать картинку «{picture.description}»</Button>
        </Form>
      ))}
      <Form action={`${here}/pictures`} files>
        <FileField name="picture" label="Файл" hint="PNG, JPEG или WebP" accept="image/png,image/jpeg,image/webp" />
        <TextField name="description" label="Что на картинке" hint="Услышат те, кто её не видит" />
        <ButtonRow>
          <Button kind="ghost">Добавить картинку</Button>
        </ButtonRow>
      </Form>
    </Stack>
  )
}

function Publication({ piece: { state, showsAt, hidesAt }, here, zone }: { piece: Piece; here: string; zone: string }) {
  return (
    <Stack>
      <h2>Публикация</h2>
      {state === 'published' && showsAt && (
        <p>
          Видна с {formatInstant(showsAt, zone)}
          {hidesAt ? ` до ${formatInstant(hidesAt, zone)}` : ', пока вы её не уберёте'}.
        </p>
      )}
      <Form action={`${here}/publication`}>
        <DateField
          name="shows"
          label="С какого дня"
          hint={state === 'published' ? 'Пусто — как сейчас' : 'Пусто — сразу'}
          optional
        />
        <TextField name="showsTime" label="Время" hint="Например 9:00" width="5" optional />
        <DateField name="hides" label="До какого дня" hint="Пусто — пока не уберёте" optional />
        <TextField name="hidesTime" label="Время, до которого видна" width="5" optional />
        <ButtonRow>
          <Button kind="go">{state === 'published' ? 'Изменить срок' : 'Опубликовать'}</Button>
        </ButtonRow>
      </Form>
      {state === 'published' && (
        <Form action={`${here}/archive`}>
          <Button kind="quiet">Убрать в архив</Button>
        </Form>
      )}
    </Stack>
  )
}
