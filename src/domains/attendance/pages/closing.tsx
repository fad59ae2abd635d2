import { formatMonth } from '#kernel/dates'
import { shortName } from '#kernel/names'
import { number } from '#kernel/plural'
import { Button, ButtonRow, Disclosure, type FieldError, Form, Notice, Stack, TextField } from '#ui'
import { percentOf } from '../words.ts'
import type { SheetContract, SheetPageProps } from './sheet.tsx'

type ClosingProps = {
  here: string
  month: Temporal.PlainDate
  contracts: readonly SheetContract[]
  whyNot: SheetPageProps['whyNotClose']
  filled: boolean
  errors: readonly FieldError[]
  answers: Record<string, string | string[]>
}

/** Closing a month: completeness by child, the same for all by one press, and the last word. */
export function Closing({ here, month, contracts, whyNot, filled, errors, answers }: ClosingProps) {
  if (whyNot)
    return (
      <Notice title={whyNot.title}>
        <p>{whyNot.text}</p>
      </Notice>
    )
  const plainMonth = month.toPlainYearMonth().toString()
  return (
    <section id="closing">
      <Stack>
        <h2>Закрыть месяц</h2>
        <p>
          Полнота посчитана по журналу. Уменьшить её можно, если услуга оказана не полностью; тогда напишите почему.
          Увеличить нельзя. После закрытия журнал месяца не меняется, а за непроведённое деньги вернутся на сертификат.
        </p>
        {filled && (
          <Notice tone="good" title="Поставлено всем">
            <p>
              Проверьте список ниже. Пока месяц не закрыт, у каждого можно исправить.{' '}
              <a href={`${here}?month=${plainMonth}#closing`}>Вернуть всем полноту по журналу</a>
            </p>
          </Notice>
        )}
        <Form action={`${here}/closing`}>
          <input type="hidden" name="month" value={plainMonth} />
          {contracts.length > 1 && (
            <SameForAll here={here} open={errors.some(({ field }) => field.startsWith('all'))} />
          )}
          {contracts.map((one) => (
            <OfChild key={one.applicationId} one={one} errors={errors} typed={answers[`share.${one.applicationId}`]} />
          ))}
          <ButtonRow>
            <Button kind="go">Закрыть {formatMonth(month)}</Button>
          </ButtonRow>
        </Form>
      </Stack>
    </section>
  )
}

function SameForAll({ here, open }: { here: string; open: boolean }) {
  return (
    <Disclosure summary="Уменьшить всем одинаково" open={open}>
      <TextField
        name="all.share"
        label="Полнота для всех"
        hint="Например, 75. У кого по журналу меньше, останется по журналу"
        suffix="%"
        width="5"
        inputmode="decimal"
        optional
      />
      <TextField name="all.reason" label="Почему" hint="Прочитают семьи и муниципалитет" optional />
      <ButtonRow>
        <Button kind="ghost" name="fill" value="all" formaction={`${here}/closing#closing`}>
          Поставить всем
        </Button>
      </ButtonRow>
    </Disclosure>
  )
}

type OfChildProps = { one: SheetContract; errors: readonly FieldError[]; typed: string | string[] | undefined }

function OfChild({ one: { applicationId, counted, ...one }, errors, typed }: OfChildProps) {
  const wrong = errors.some(({ field }) => field.endsWith(applicationId))
  const share = typed && !wrong ? `${typed}\u00a0% вместо ${percentOf(counted)}` : percentOf(counted)
  return (
    <Disclosure summary={`${shortName(one)}: ${share}`} open={wrong}>
      <TextField
        name={`share.${applicationId}`}
        label="Меньше, чем по журналу"
        hint={`По журналу ${number(counted / 100)}. Оставьте пустым, если так и есть`}
        suffix="%"
        width="5"
        inputmode="decimal"
        optional
      />
      <TextField name={`reason.${applicationId}`} label="Почему" hint="Прочитают семья и муниципалитет" optional />
    </Disclosure>
  )
}
