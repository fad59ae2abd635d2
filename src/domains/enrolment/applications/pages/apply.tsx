import { ageOn, formatDay, weekdayName } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { fullName, type PersonName } from '#kernel/names'
import { plural } from '#kernel/plural'
import { type Group, timetableWithRooms } from '#programmes'
import {
  Button,
  Checkbox,
  DateField,
  Disclosure,
  type FieldError,
  Form,
  Money,
  Notice,
  Page,
  SummaryList,
  type SummaryRow,
  Table,
} from '#ui'
import type { Quote } from '../../model.ts'
import { NearGroups } from '../../quote/pages/near.tsx'
import { Obstacles, QuoteSums } from '../../quote/pages/panel.tsx'
import type { Calculation } from '../../quote/queries/calculation.ts'
import { firstLessonOn } from '../rules/first-lesson.ts'

/** The sums that the family had seen when it pressed. */
type SeenSums = { total: bigint; certificate: bigint; parent: bigint }

export type ApplyPageProps = Calculation & {
  child: PersonName & { id: string; birthOn: Temporal.PlainDate }
  programme: { article: number; name: string; module: string; provider: string }
  group: Group
  /** By when the organisation would answer. */
  answerDueOn: Temporal.PlainDate
  /** Sums changed since the family looked: both are shown (domain 16.4). */
  seen?: SeenSums
  /** Somebody was quicker while the family was reading. */
  problem?: { title: string; text: string }
  errors?: readonly FieldError[]
  answers?: Record<string, string | string[]>
}

/** Check answers: everything once more, then the family's own ticks and the press. */
export function ApplyPage(props: ApplyPageProps) {
  const { child, programme, group, quote, prices, reasons, near, errors, answers } = props
  const back = `/programmes/${programme.article}?child=${child.id}&group=${group.id}`
  return (
    <Page
      title={quote.allowed ? 'Проверьте заявку' : 'Пока подать заявку нельзя'}
      over={programme.name}
      back={{ href: back, label: 'К программе' }}
      errors={errors}
      answers={answers}
      hidden
    >
      {props.problem && (
        <Notice tone="warn" title={props.problem.title}>
          <p>{props.problem.text}</p>
        </Notice>
      )}
      {props.seen && <Changed seen={props.seen} quote={quote} />}
      <SummaryList rows={rowsOf(props, back)} />
      <OtherDay {...props} />
      <QuoteSums quote={quote} prices={prices} headingLevel={2} />
      <Obstacles reasons={reasons} />
      {quote.allowed ? (
        <Confirm {...props} />
      ) : (
        <NearGroups groups={near} childId={child.id} age={ageOn(child.birthOn, quote.startsOn)} />
      )}
    </Page>
  )
}

function rowsOf({ child, programme, group, quote }: ApplyPageProps, back: string): SummaryRow[] {
  const age = plural(ageOn(child.birthOn, quote.startsOn), 'год', 'года', 'лет')
  return [
    { label: 'Ребёнок', value: `${fullName(child)}, на начало занятий ${age}`, change: { href: back } },
    { label: 'Программа', value: `${programme.name}. ${programme.module}` },
    { label: 'Организация', value: programme.provider },
    {
      label: 'Группа',
      value: `${group.name}, ${timetableWithRooms(group.lessons) || 'расписание уточняется'}. ${group.teacher}`,
      change: { href: back },
    },
    { label: 'Где', value: group.address },
    { label: 'Первый день', value: firstDay(group, quote), change: { href: '#day' } },
    { label: 'Последний день', value: formatDay(quote.endsOn) },
  ]
}

/** The first day of the contract and, when it is another, the first day with a lesson. */
function firstDay({ lessons }: Group, quote: Quote) {
  const lesson = firstLessonOn(lessons, quote)
  if (!lesson || lesson.equals(quote.startsOn)) return formatDay(quote.startsOn)
  return (
    <>
      {formatDay(quote.startsOn)}
      <br />
      <span class="muted small">
        первое занятие — {weekdayName(lesson.dayOfWeek)}, {formatDay(lesson)}
      </span>
    </>
  )
}

function OtherDay({ child, programme, group, quote, errors = [] }: ApplyPageProps) {
  const open = errors.some(({ field }) => field.startsWith('start'))
  const { day, month, year } = quote.startsOn
  const shown = open ? undefined : { day: String(day), month: String(month), year: String(year) }
  return (
    <div id="day">
      <Disclosure summary="Начать в другой день" open={open}>
        <Form action={`/programmes/${programme.article}/apply`} method="get">
          <input type="hidden" name="child" value={child.id} />
          <input type="hidden" name="group" value={group.id} />
          <DateField
            name="start"
            label="Первый день занятий"
            hint={`С ${formatDay(group.startsOn)} по ${formatDay(group.endsOn)}, но не раньше завтрашнего дня`}
            value={shown}
          />
          <Button kind="ghost">Пересчитать</Button>
        </Form>
      </Disclosure>
    </div>
  )
}

/** The old sums and the new ones side by side: nothing was sent, the family decides again. */
function Changed({ seen, quote }: { seen: SeenSums; quote: Quote }) {
  const rows = [
    { label: 'Стоимость', before: seen.total, after: quote.total },
    { label: 'Оплатит сертификат', before: seen.certificate, after: quote.certificate },
    { label: 'Вам платить', before: seen.parent, after: quote.parent },
  ]
  return (
    <Notice tone="warn" title="Пока вы читали, расчёт изменился">
      <p>Заявка не отправлена. Посмотрите новые суммы и, если они подходят, отправьте ещё раз.</p>
      <Table
        caption="Было и стало"
        dense
        rows={rows}
        rowKey={({ label }) => label}
        columns={[
          { label: 'Сумма', head: true, cell: ({ label }) => label },
          { label: 'Было', number: true, cell: ({ before }) => <Money kopecks={before} /> },
          {
            label: 'Стало',
            number: true,
            cell: ({ before, after }) => <After changed={before !== after} kopecks={after} />,
          },
        ]}
      />
    </Notice>
  )
}

function After({ changed, kopecks }: { changed: boolean; kopecks: bigint }) {
  return changed ? (
    <b>
      <Money kopecks={kopecks} />
    </b>
  ) : (
    <Money kopecks={kopecks} />
  )
}

function Confirm({ child, group, quote, answerDueOn }: ApplyPageProps) {
  const { parent, certificate, total } = quote
  return (
    <Form action="/my/applications">
      <h2>Подтвердите</h2>
      <input type="hidden" name="child" value={child.id} />
      <input type="hidden" name="group" value={group.id} />
      <input type="hidden" name="startsOn" value={quote.startsOn.toString()} />
      <input type="hidden" name="quoteVersion" value={quote.version} />
      <input type="hidden" name="seenTotal" value={String(total)} />
      <input type="hidden" name="seenCertificate" value={String(certificate)} />
      <input type="hidden" name="seenParent" value={String(parent)} />
      <Checkbox name="wants" label="Я хочу записать ребёнка на эту программу" />
      <Checkbox name="terms" label="Мне подходят программа, расписание, даты и порядок оплаты" />
      {parent > 0n && (
        <Checkbox name="pays" label={`Знаю о доплате: ${formatRoubles(parent, { short: true })} платит семья`} />
      )}
      <p>
        Как только вы нажмёте кнопку, место{certificate > 0n ? ' и деньги сертификата' : ''} будут за ребёнком.
        Организация ответит не позже {formatDay(answerDueOn)}. До заключения договора заявку можно отозвать.
      </p>
      <Button kind="go">Подать заявку</Button>
    </Form>
  )
}
