import { ageOn, formatDay } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { fullName } from '#kernel/names'
import { plural } from '#kernel/plural'
import { timetableWithRooms } from '#programmes'
import { Money, SumList, SummaryList, type SummaryRow, type SumRow, Tag } from '#ui'
import type { ApplicationView } from '../queries/list.ts'
import { sourceWords } from '../words/states.ts'

/** What the application is about, for its family and its provider alike. */
export function ApplicationFacts({ application, child }: { application: ApplicationView; child: SummaryRow }) {
  const { article, programme, module, group, teacher, lessons, address, startsOn, endsOn } = application
  return (
    <SummaryList
      title="О занятиях"
      rows={[
        child,
        { label: 'Программа', value: <a href={`/programmes/${article}`}>{programme}</a> },
        { label: 'Что проходят', value: module },
        { label: 'Организация', value: application.provider },
        { label: 'Группа', value: `${group}, ${timetableWithRooms(lessons) || 'расписание уточняется'}` },
        { label: 'Преподаватель', value: teacher },
        { label: 'Где', value: address },
        { label: 'Срок', value: `с ${formatDay(startsOn)} по ${formatDay(endsOn)}` },
      ]}
    />
  )
}

/** Who the child is, on the first day of study. */
export function childRow(application: ApplicationView): SummaryRow {
  const age = plural(ageOn(application.birthOn, application.startsOn), 'год', 'года', 'лет')
  return { label: 'Ребёнок', value: `${fullName(application)}, на начало занятий ${age}` }
}

/** Ended without a contract: nobody pays for it. */
export function isClosed({ state }: Pick<ApplicationView, 'state'>): boolean {
  return state === 'refused' || state === 'cancelled' || state === 'expired'
}

/** How it came, where that is not the cabinet. */
export function FromSystem({ application: { fromSystem } }: { application: Pick<ApplicationView, 'fromSystem'> }) {
  return fromSystem ? <Tag>Госуслуги</Tag> : null
}

/** Price and who pays it; nobody by a contract that was cancelled as a whole. */
export function ApplicationSums({ application, whole = false }: { application: ApplicationView; whole?: boolean }) {
  const { source, price, certificate, parent } = application
  if (source === 'budget') return <p>Занятия оплачивает {sourceWords.budget}.</p>
  if (isClosed(application))
    return (
      <>
        <SumList rows={[{ label: 'Стоимость', sum: <Money kopecks={price} />, tone: 'total' }]} />
        <p class="small">
          Договора не было, платить нечего.
          {certificate > 0n && ` Отложенные ${formatRoubles(certificate, { short: true })} сертификата освободились.`}
        </p>
      </>
    )
  if (whole) return <p>Договор отменён целиком: по нему никто не платит.</p>
  const rows: SumRow[] = [
    { label: 'Стоимость', sum: <Money kopecks={price} /> },
    ...(source === 'certificate'
      ? [{ label: 'Оплатит сертификат', sum: <Money kopecks={-certificate} signed />, tone: 'good' as const }]
      : []),
    { label: 'Платит семья', sum: <Money kopecks={parent} short />, tone: 'total' },
  ]
  return <SumList rows={rows} />
}
