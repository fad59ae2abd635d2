import { dayIn, formatDayShort } from '#kernel/dates'
import { number } from '#kernel/plural'
import { ButtonLink, type Column, EmptyState, Figures, Notice, Page, Table, Tag } from '#ui'
import type { Learner } from './queries.ts'

export const learnerStates: Record<Learner['activation'], string> = {
  'not-activated': 'не активирован',
  'in-process': 'в обработке',
  activated: 'активирован',
}
export const validityWords: Record<Learner['validity'], string> = {
  valid: 'действует',
  frozen: 'приостановлен',
  excluded: 'исключён',
  expired: 'срок истёк',
}

export type LearnersProps = { learners: readonly Learner[]; shown: number; zone: string }

/** S-170: the specialist gets numbers of the institution's learners, and sees whose is still to be activated. */
export function LearnersPage({ learners, shown, zone }: LearnersProps) {
  const count = (state: Learner['activation']) => learners.filter(({ activation }) => activation === state).length
  return (
    <Page
      title="Сертификаты наших учеников"
      lead="Номера и состояния: чьё заявление приняли здесь и кто подал заявку в это учреждение. Имён в списке нет."
      back={{ href: '/reception', label: 'Приём заявлений' }}
      actions={
        learners.length > 0 && (
          <ButtonLink kind="ghost" href="/reception/learners.xlsx">
            Скачать таблицу (xlsx)
          </ButtonLink>
        )
      }
      width="wide"
      hidden
    >
      <Figures
        figures={[
          { label: 'Активированы', value: number(count('activated')) },
          { label: 'В обработке', value: number(count('in-process')) },
          { label: 'Ещё не активированы', value: number(count('not-activated')) },
        ]}
      />
      {learners.length > shown && (
        <Notice title={`Показаны последние ${number(shown)}`}>
          <p>Остальные есть в таблице.</p>
        </Notice>
      )}
      <Table
        caption="Сертификаты учеников"
        columns={columnsIn(zone)}
        rows={learners.slice(0, shown)}
        rowKey={({ certificate }) => certificate}
        dense
        empty={
          <EmptyState title="Пока никого">
            <p>Здесь появятся номера, когда вы примете первое заявление или семья подаст заявку в ваше учреждение.</p>
          </EmptyState>
        }
      />
    </Page>
  )
}

function columnsIn(zone: string): readonly Column<Learner>[] {
  return [
    { label: 'Сертификат', head: true, cell: ({ certificate }) => <span class="code">{certificate}</span> },
    {
      label: 'Активация',
      cell: ({ activation }) => (
        <Tag tone={activation === 'activated' ? 'good' : 'warn'}>{learnerStates[activation]}</Tag>
      ),
    },
    { label: 'Действие', cell: ({ validity }) => validityWords[validity] },
    { label: 'Заявление', cell: ({ statement }) => statement ?? '—' },
    { label: 'Заявка', cell: ({ application }) => application ?? '—' },
    { label: 'С', cell: ({ since }) => formatDayShort(dayIn(zone, since)) },
  ]
}
