import { formatMonth } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { capital } from '#kernel/sentence'
import {
  Button,
  ButtonLink,
  Chips,
  CursorPagination,
  EmptyState,
  Feed,
  FeedEntry,
  Form,
  InstantText,
  Page,
  Paragraphs,
  Stack,
  Tag,
} from '#ui'
import type { NoticeQuery } from '../forms.ts'
import { kinds, type NoticeKind, type NoticeView } from '../model.ts'

export type NoticesPageProps = {
  notices: readonly NoticeView[]
  /** Where the next page begins. */
  next: string | null
  unread: number
  query: NoticeQuery
  /** Kinds that this cabinet gets. */
  offered: readonly NoticeKind[]
  children: readonly { id: string; name: string }[]
  zone: string
  /** Whether letters come at all: a cabinet opened by the number of a certificate has no address. */
  chooses: boolean
}

const home = '/my/notices'

/** «Уведомления»: all that was told, the newest first; the same that comes by mail. */
export function NoticesPage({ notices, next, unread, query, offered, children, zone, chooses }: NoticesPageProps) {
  return (
    <Page
      title="Уведомления"
      lead={unread > 0 ? `Не прочитано: ${plural(unread, 'уведомление', 'уведомления', 'уведомлений')}.` : undefined}
      width="wide"
      actions={
        <>
          {unread > 0 && <ReadAll />}
          {chooses && (
            <ButtonLink kind="ghost" href="/my/settings/letters">
              Какие приходят на почту
            </ButtonLink>
          )}
        </>
      }
      hidden
    >
      <Choices query={query} offered={offered} children={children} />
      {notices.length === 0 ? <Nothing filtered={query.kind !== null || query.child !== null} /> : null}
      {[...Map.groupBy(notices, monthIn(zone))].map(([month, told]) => (
        <Stack key={month}>
          <h2>{month}</h2>
          <Feed>
            {told.map((notice) => (
              <Entry
                key={notice.id}
                notice={notice}
                zone={zone}
                child={children.find(({ id }) => id === notice.childId)}
              />
            ))}
          </Feed>
        </Stack>
      ))}
      <CursorPagination next={next && addressOf({ ...query, after: next })} />
    </Page>
  )
}

/** «Ноябрь 2026» */
function monthIn(zone: string) {
  return ({ createdAt }: NoticeView) => {
    const month = formatMonth(createdAt.toZonedDateTimeISO(zone).toPlainDate())
    return capital(month)
  }
}

function ReadAll() {
  return (
    <Form action={`${home}/reading`} class="form-inline">
      <Button kind="ghost">Отметить все прочитанными</Button>
    </Form>
  )
}

function Choices({ query, offered, children }: Pick<NoticesPageProps, 'query' | 'offered' | 'children'>) {
  const here = { ...query, after: null }
  return (
    <>
      <Chips
        label="Какие"
        chips={[
          { href: addressOf({ ...here, kind: null }), label: 'Все', current: query.kind === null },
          ...offered.map((kind) => ({
            href: addressOf({ ...here, kind }),
            label: kinds[kind].title,
            current: query.kind === kind,
          })),
        ]}
      />
      {children.length > 1 && (
        <Chips
          label="О ком"
          chips={[
            { href: addressOf({ ...here, child: null }), label: 'Обо всех', current: query.child === null },
            ...children.map(({ id, name }) => ({
              href: addressOf({ ...here, child: id }),
              label: name,
              current: query.child === id,
            })),
          ]}
        />
      )}
    </>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState title="Таких уведомлений нет" actions={<ButtonLink href={home}>Показать все</ButtonLink>} />
  ) : (
    <EmptyState title="Уведомлений пока нет">
      <p>
        Здесь будет всё, о чём мы пишем: решения, сроки, деньги и занятия. Ничего не потеряется, даже если письмо не
        дошло.
      </p>
    </EmptyState>
  )
}

type EntryProps = { notice: NoticeView; zone: string; child: { name: string } | undefined }

function Entry({ notice: { id, kind, title, text, href, createdAt, readAt }, zone, child }: EntryProps) {
  return (
    <FeedEntry
      title={title}
      level={3}
      fresh={readAt === null}
      about={
        <>
          {readAt === null && <Tag tone="brand">Новое</Tag>} <InstantText instant={createdAt} zone={zone} /> ·{' '}
          {kinds[kind].title}
          {child && ` · ${child.name}`}
        </>
      }
      action={
        (href || readAt === null) && (
          <Form action={`${home}/${id}/reading`} class="form-inline">
            <Button kind="ghost" small>
              {href ? 'Открыть' : 'Прочитано'}
              <span class="visually-hidden">: {title}</span>
            </Button>
          </Form>
        )
      }
    >
      <Paragraphs text={text} />
    </FeedEntry>
  )
}

/** The list as it is asked for. */
function addressOf({ kind, child, after }: NoticeQuery): string {
  const asked = new URLSearchParams()
  if (kind) asked.set('kind', kind)
  if (child) asked.set('child', child)
  if (after) asked.set('after', after)
  return asked.size > 0 ? `${home}?${asked}` : home
}
