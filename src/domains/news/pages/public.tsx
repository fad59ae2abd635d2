import { dayIn, formatDay } from '#kernel/dates'
import type { Municipality } from '#region'
import {
  Button,
  ButtonRow,
  beginningOf,
  Card,
  CursorPagination,
  Dialog,
  EmptyState,
  type FieldError,
  Form,
  Page,
  Select,
  Stack,
  TextField,
  TypedText,
} from '#ui'
import type { Picture, Piece } from '../model.ts'

export type NewsProps = {
  pieces: readonly Piece[]
  municipalities: readonly Pick<Municipality, 'code' | 'name'>[]
  /** Code of the chosen one. */
  municipality: string | null
  page: number
  more: boolean
  zone: string
}

export const pictureAddress = ({ id, hash }: Picture) => `/news/pictures/${id}/${hash}`

/** News of organisations, authorised bodies and the operator in one place (S-051). */
export function NewsPage({ pieces, municipalities, municipality, page, more, zone }: NewsProps) {
  const place = municipality ? `municipality=${municipality}` : ''
  const to = (other: number) => {
    const query = [place, other > 1 && `page=${other}`].filter(Boolean).join('&')
    return query ? `/news?${query}` : '/news'
  }
  return (
    <Page
      title="Новости"
      lead="Что нового у организаций, в муниципалитетах и в регионе"
      description="Новости дополнительного образования детей: организации, муниципалитеты, регион."
      canonical={to(1)}
    >
      <Form action="/news" method="get">
        <Select
          name="municipality"
          label="Муниципалитет"
          empty="Весь регион"
          value={municipality ?? ''}
          options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
          width="half"
        />
        <ButtonRow>
          <Button kind="ghost">Показать</Button>
        </ButtonRow>
      </Form>
      {pieces.length === 0 ? (
        <EmptyState title={page > 1 ? 'Дальше новостей нет' : 'Новостей пока нет'}>
          <p>Загляните позже или подпишитесь: новая новость появится в вашей программе для чтения лент.</p>
        </EmptyState>
      ) : (
        <Stack>
          {pieces.map((piece) => (
            <PieceCard key={piece.id} piece={piece} zone={zone} />
          ))}
        </Stack>
      )}
      <CursorPagination previous={page > 1 ? to(page - 1) : null} next={more ? to(page + 1) : null} />
      <p class="small">
        <a href={place ? `/news/feed.xml?${place}` : '/news/feed.xml'}>Лента новостей, RSS</a>
      </p>
    </Page>
  )
}

/** One piece in a list. */
function PieceCard({ piece, zone, level = 2 }: { piece: Piece; zone: string; level?: 2 | 3 }) {
  const [cover] = piece.pictures
  return (
    <Card level={level} title={piece.title} href={`/news/${piece.id}`} tight>
      <p class="muted small">
        {piece.showsAt && formatDay(dayIn(zone, piece.showsAt))} · {piece.authorName}
      </p>
      {cover && <img class="news-cover" src={pictureAddress(cover)} alt={cover.description} loading="lazy" />}
      <p>{beginningOf(piece.words)}</p>
    </Card>
  )
}

export type PiecePageProps = {
  piece: Piece
  /** The newest of the others: a letter or a search leads here past the list. */
  others?: readonly Piece[]
  zone: string
  origin: string
  /** The operator may take down what others have published. */
  mayTakeDown?: boolean
  errors?: readonly FieldError[]
}

/** A piece as everybody reads it. */
export function PiecePage({ piece, others = [], zone, origin, mayTakeDown, errors }: PiecePageProps) {
  return (
    <Page
      title={piece.title}
      over={<Over piece={piece} zone={zone} />}
      crumbs={[{ href: '/news', label: 'Новости' }]}
      description={beginningOf(piece.words, 160)}
      canonical={`${origin}/news/${piece.id}`}
      {...(errors && { errors })}
    >
      <PieceBody piece={piece} />
      {mayTakeDown && (
        <Dialog label="Скрыть новость" title="Скрыть новость?" small>
          <Form action={`/news/${piece.id}/taking-down`}>
            <p>Её никто не увидит. Автор получит письмо с причиной.</p>
            <TextField name="reason" label="Причина" />
            <ButtonRow>
              <Button kind="danger">Скрыть новость</Button>
            </ButtonRow>
          </Form>
        </Dialog>
      )}
      {others.length > 0 && (
        <Stack>
          <h2>Другие новости</h2>
          {others.map((other) => (
            <PieceCard key={other.id} piece={other} zone={zone} level={3} />
          ))}
          <p>
            <a href="/news">Все новости</a>
          </p>
        </Stack>
      )}
    </Page>
  )
}

function Over({ piece, zone }: Pick<PiecePageProps, 'piece' | 'zone'>) {
  const { showsAt, authorName, providerId, places } = piece
  const author = providerId ? <a href={`/organisations/${providerId}`}>{authorName}</a> : authorName
  return (
    <>
      {showsAt && formatDay(dayIn(zone, showsAt))} · {author} · {places.length > 0 ? places.join(', ') : 'весь регион'}
    </>
  )
}

/** Words, then pictures with their descriptions. */
export function PieceBody({ piece }: { piece: Pick<Piece, 'words' | 'pictures'> }) {
  return (
    <>
      <TypedText text={piece.words} />
      {piece.pictures.map((picture) => (
        <figure key={picture.id} class="news-picture">
          <img src={pictureAddress(picture)} alt={picture.description} loading="lazy" />
        </figure>
      ))}
    </>
  )
}

export type HomeNewsProps = { pieces: readonly Piece[]; zone: string }

/** The newest on the first page. */
export function HomeNews({ pieces, zone }: HomeNewsProps) {
  return (
    <>
      <h2>Новости</h2>
      <div class="news-row">
        {pieces.map((piece) => (
          <PieceCard key={piece.id} piece={piece} zone={zone} level={3} />
        ))}
      </div>
      <p>
        <a href="/news">Все новости</a>
      </p>
    </>
  )
}
