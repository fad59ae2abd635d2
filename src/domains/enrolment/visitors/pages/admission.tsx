import { ageOn, formatDay, formatInstant } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { plural } from '#kernel/plural'
import { timetableWithRooms } from '#programmes'
import {
  type Answers,
  Button,
  ButtonRow,
  Card,
  Checkbox,
  DateField,
  Disclosure,
  type FieldError,
  Form,
  Money,
  Notice,
  Page,
  Select,
  SumList,
  type SumRow,
} from '#ui'
import type { DeskGroup } from '../../desk/queries/groups.ts'
import type { Quote } from '../../model.ts'
import { MonthTable } from '../../quote/pages/panel.tsx'
import type { Admission, AdmittedChild } from '../queries/admission.ts'
import type { providerReasonWords } from '../words.ts'

export type ProviderQuote = {
  group: Pick<DeskGroup, 'id' | 'programme' | 'group' | 'lessons'>
  quote: Quote
  reasons: readonly ReturnType<typeof providerReasonWords>[]
}

export type AdmissionPageProps = {
  admission: Admission
  child: AdmittedChild
  groups: readonly DeskGroup[]
  quoted: ProviderQuote | null
  today: Temporal.PlainDate
  zone: string
  /** The quote is another than the one that was read aloud. */
  changed?: boolean
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** The visitor's application: the organisation chooses its group, reads the terms aloud and files (S-073). */
export function AdmissionPage(props: AdmissionPageProps) {
  const { admission, child, groups, quoted, today, zone, errors = [], answers = {}, changed } = props
  const here = `/provider/admissions/${admission.id}`
  return (
    <Page
      title={`Заявка: ${child.name}`}
      over={`${fullName(child)}, ${plural(ageOn(child.birthOn, today), 'год', 'года', 'лет')}`}
      lead={`Присутствие подтверждено. Подать заявку можно до ${formatInstant(admission.expiresAt, zone)}.`}
      back={{ href: '/provider', label: 'Заявки и группы' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action={here} method="get">
        <Select
          name="group"
          label="Программа и группа"
          empty="Выберите группу"
          value={quoted?.group.id}
          options={groups.map((group) => ({ value: group.id, label: optionOf(group) }))}
        />
        <DateField
          name="start"
          label="Первый день занятий"
          hint="Пустым останется первый возможный день"
          optional
          value={quoted ? partsOf(quoted.quote.startsOn) : undefined}
        />
        <Button kind="ghost">Рассчитать</Button>
      </Form>
      {changed && (
        <Notice tone="warn" title="Пока вы читали, расчёт изменился">
          <p>Заявка не подана. Прочитайте семье новые суммы и дни.</p>
        </Notice>
      )}
      {quoted && <Terms {...quoted} here={here} activated={child.activated} />}
    </Page>
  )
}

type TermsProps = ProviderQuote & { here: string; activated: boolean }

function Terms({ group, quote, reasons, here, activated }: TermsProps) {
  return (
    <>
      <Card title={`${group.programme}, ${group.group}`} level={2}>
        <p>
          С {formatDay(quote.startsOn)} по {formatDay(quote.endsOn)}. {timetableWithRooms(group.lessons)}
        </p>
        {quote.source === 'budget' ? (
          <p>Занятия оплачивает бюджет, для семьи они бесплатны.</p>
        ) : (
          <SumList rows={rowsOf(quote)} />
        )}
        {quote.source === 'certificate' && <p>{enough(quote)}</p>}
        {quote.months.length > 1 && (
          <Disclosure summary="По месяцам">
            <MonthTable months={quote.months} />
          </Disclosure>
        )}
      </Card>
      {reasons.map(({ code, blocks, title, text }) => (
        <Notice key={code} tone={blocks ? 'bad' : 'warn'} title={title}>
          <p>{text}</p>
        </Notice>
      ))}
      {quote.allowed && (
        <Form action={`${here}/applications`}>
          <input type="hidden" name="group" value={group.id} />
          <input type="hidden" name="startsOn" value={quote.startsOn.toString()} />
          <input type="hidden" name="quoteVersion" value={quote.version} />
          <Checkbox
            name="agreed"
            label={
              quote.parent > 0n ? (
                <>
                  Законный представитель услышал условия и согласен доплачивать <Money kopecks={quote.parent} />
                </>
              ) : (
                'Законный представитель услышал условия и согласен'
              )
            }
          />
          <ButtonRow>
            <Button kind="go">{activated ? 'Подать и подтвердить заявку' : 'Подать заявку'}</Button>
          </ButtonRow>
        </Form>
      )}
    </>
  )
}

/** Of the certificate's money an organisation learns this and the sums of its own contract (domain 7.3). */
function enough({ reasons, parent }: Quote): string {
  const lacks = reasons.some(({ code }) => code === 'balance-empty' || code === 'no-nominal')
  if (lacks) return 'Денег на сертификате не хватает.'
  return parent > 0n ? 'Сертификат платит часть, остальное доплачивает семья.' : 'Денег на сертификате хватает.'
}

function rowsOf({ source, total, certificate, parent }: Quote): SumRow[] {
  return [
    { label: 'Стоимость', sum: <Money kopecks={total} /> },
    ...(source === 'certificate'
      ? [{ label: 'Оплатит сертификат', sum: <Money kopecks={-certificate} signed />, tone: 'good' as const }]
      : []),
    { label: 'Доплатит семья', sum: <Money kopecks={parent} short />, tone: 'total' },
  ]
}

function optionOf({ programme, group, capacity, taken }: DeskGroup): string {
  const free = capacity - taken
  return `${programme}, ${group}: ${free > 0 ? plural(free, 'место', 'места', 'мест') : 'мест нет'}`
}

function partsOf(day: Temporal.PlainDate) {
  return { day: String(day.day), month: String(day.month), year: String(day.year) }
}
