import { dayIn, formatDayShort } from '#kernel/dates'
import { ButtonLink, type Column, EmptyState, Page, Pagination, type Tab, Table, Tabs, Tag } from '#ui'
import type { KnownChild } from './queries.ts'

export const stateWords: Record<KnownChild['activation'], string> = {
  'not-activated': 'не активирован',
  'in-process': 'в обработке',
  activated: 'активирован',
}
export const validityWords: Record<KnownChild['validity'], string> = {
  valid: 'действует',
  frozen: 'приостановлен',
  excluded: 'исключён',
  expired: 'срок истёк',
}

/** Rows of one page: what fits a phone in a few moves of the thumb. */
const ON_PAGE = 40

export type ChildrenProps = {
  children: readonly KnownChild[]
  /** Whose state is looked at; null for everybody. */
  state: KnownChild['activation'] | null
  page: number
  zone: string
}

/** S-170: the specialist gets numbers of the institution's children, and sees whose is still to be activated. */
export function ChildrenPage({ children, state, page: asked, zone }: ChildrenProps) {
  const found = children.filter(({ activation }) => state === null || activation === state)
  const pages = Math.max(1, Math.ceil(found.length / ON_PAGE))
  const page = Math.min(asked, pages)
  return (
    <Page
      title="Сертификаты наших учеников"
      lead="Номера и состояния: чьё заявление приняли здесь и кто подал заявку в это учреждение. Имён в списке нет."
      back={{ href: '/reception', label: 'Приём заявлений' }}
      actions={
        children.length > 0 && (
          <ButtonLink kind="ghost" href="/reception/children.xlsx">
            Скачать таблицу (xlsx)
          </ButtonLink>
        )
      }
      width="wide"
      hidden
    >
      {children.length > 0 && <Tabs label="Состояния" tabs={tabsOf(children, state)} />}
      <Table
        caption="Сертификаты учеников"
        columns={columnsIn(zone)}
        rows={found.slice((page - 1) * ON_PAGE, page * ON_PAGE)}
        rowKey={({ certificate }) => certificate}
        dense
        empty={
          <EmptyState title={children.length > 0 ? 'В этом состоянии никого' : 'Пока никого'}>
            <p>
              {children.length > 0
                ? 'Остальные — на соседних вкладках.'
                : 'Здесь появятся номера, когда вы примете первое заявление или семья подаст заявку в ваше учреждение.'}
            </p>
          </EmptyState>
        }
      />
      <Pagination page={page} pages={pages} href={(number) => addressOf(state, number)} />
    </Page>
  )
}

const tabWords: readonly [KnownChild['activation'] | null, string][] = [
  [null, 'Все'],
  ['not-activated', 'Не активированы'],
  ['in-process', 'В обработке'],
  ['activated', 'Активированы'],
]

function tabsOf(children: readonly KnownChild[], state: KnownChild['activation'] | null): Tab[] {
  return tabWords.map(([one, label]) => ({
    ...{ label, href: addressOf(one, 1), current: one === state },
    count: children.filter(({ activation }) => one === null || activation === one).length,
  }))
}

function addressOf(state: KnownChild['activation'] | null, page: number): string {
  const asked = new URLSearchParams({ ...(state && { state }), ...(page > 1 && { page: String(page) }) }).toString()
  return `/reception/children${asked && `?${asked}`}`
}

function columnsIn(zone: string): readonly Column<KnownChild>[] {
  return [
    { label: 'Сертификат', head: true, cell: ({ certificate }) => <span class="code">{certificate}</span> },
    {
      label: 'Активация',
      cell: ({ activation }) => <Tag tone={activation === 'activated' ? 'good' : 'warn'}>{stateWords[activation]}</Tag>,
    },
    { label: 'Действие', cell: ({ validity }) => validityWords[validity] },
    { label: 'Заявление', cell: ({ statement }) => statement ?? '—' },
    { label: 'Заявка', cell: ({ application }) => application ?? '—' },
    { label: 'С какого дня', cell: ({ since }) => formatDayShort(dayIn(zone, since)) },
  ]
}
