import { formatDay } from '#kernel/dates'
import { type Answers, Button, type FieldError, Form, Notice, Page } from '#ui'
import { ChildFields } from './fields.tsx'

export type NewChildProps = {
  municipalities: readonly { id: string; name: string }[]
  errors?: readonly FieldError[]
  answers?: Answers['answers']
  /** The child is too young yet: a letter on the day when it is time (S-107). */
  remind?: { birthOn: string; on: string } | null
}

/** A new child in the cabinet. */
export function NewChildPage({ municipalities, errors = [], answers = {}, remind = null }: NewChildProps) {
  return (
    <Page
      title="Добавить ребёнка"
      back={{ href: '/my/children', label: 'Дети' }}
      lead="Заполняйте по документам: данные сверят, когда вы придёте с ними в пункт приёма."
      errors={errors}
      answers={answers}
      hidden
    >
      {remind && (
        <Notice title={`Добавить ребёнка можно с ${formatDay(Temporal.PlainDate.from(remind.on))}`}>
          <p>Мы можем напомнить письмом в этот день. Новый кабинет заводить не нужно: младшего добавляют сюда же.</p>
          <Form action="/my/reminders">
            <input type="hidden" name="birthOn" value={remind.birthOn} />
            <Button kind="ghost">Напомнить письмом</Button>
          </Form>
        </Notice>
      )}
      <Form action="/my/children">
        <ChildFields municipalities={municipalities} />
        <Button>Добавить ребёнка</Button>
      </Form>
    </Page>
  )
}
