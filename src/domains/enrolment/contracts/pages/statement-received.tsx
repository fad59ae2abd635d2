import { formatDay } from '#kernel/dates'
import { quoted } from '#kernel/quoted'
import { type Answers, Button, ButtonLink, ButtonRow, Checkbox, DateField, type FieldError, Form, Page } from '#ui'
import type { ApplicationView } from '../../applications/queries/list.ts'

export type StatementReceivedProps = {
  application: ApplicationView
  today: Temporal.PlainDate
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** The organisation received the signed statement: with the tick and its day the contract is concluded (S-074). */
export function StatementReceivedPage({ application, today, errors, answers }: StatementReceivedProps) {
  const { id, number, programme, group, acceptDueOn } = application
  const back = `/provider/applications/${id}`
  return (
    <Page
      title="Подписанное заявление получено?"
      over={`Договор ${number}`}
      back={{ href: back, label: 'К заявке' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <ol>
        <li>
          <a href={`${back}/statement.pdf`}>Распечатайте заявление</a> и дайте его подписать законному представителю.
        </li>
        <li>Оставьте подписанный лист у себя: он заменяет согласие в кабинете.</li>
        <li>Отметьте это здесь. Договор будет заключён сразу, семье придёт письмо.</li>
      </ol>
      <Form action={`${back}/statement`}>
        <DateField
          name="on"
          label="Когда заявление принесли"
          hint={`Например, ${today.day} ${today.month} ${today.year}. Если позже первого занятия, договор считается с ${formatDay(application.startsOn)}`}
        />
        <Checkbox
          name="received"
          label={`Заявление о зачислении на программу ${quoted(programme)}, группа ${group}, подписано и хранится в организации`}
        />
        <ButtonRow>
          <Button kind="go">Зачислить ребёнка и заключить договор</Button>
          <ButtonLink kind="ghost" href={back}>
            Не сейчас
          </ButtonLink>
        </ButtonRow>
      </Form>
      {acceptDueOn && (
        <p class="muted small">
          Договор ждёт до {formatDay(acceptDueOn)}. Если семья примет его в кабинете, заявление не нужно.
        </p>
      )}
    </Page>
  )
}
