import { type Answers, Button, type FieldError, Form, Page } from '#ui'
import { ChildFields } from './fields.tsx'

export type NewChildProps = {
  municipalities: readonly { id: string; name: string }[]
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** A new child in the cabinet. */
export function NewChildPage({ municipalities, errors = [], answers = {} }: NewChildProps) {
  return (
    <Page
      title="Добавить ребёнка"
      back={{ href: '/my/children', label: 'Дети' }}
      lead="Заполняйте по документам: данные сверят, когда вы придёте с ними в пункт приёма."
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/my/children">
        <ChildFields municipalities={municipalities} />
        <Button>Добавить ребёнка</Button>
      </Form>
    </Page>
  )
}
