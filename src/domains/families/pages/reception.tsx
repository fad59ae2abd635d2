import { type Answers, Button, type FieldError, Form, Page, TextField } from '#ui'

/** A reception point looks for a claim: its number and the child's surname, both needed. */
export function ClaimSearchPage({
  errors = [],
  answers = {},
}: {
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}) {
  return (
    <Page
      title="Запрос на подключение ребёнка"
      lead="Посетитель называет номер запроса, вы сверяете его документы."
      back={{ href: '/reception', label: 'Приём заявлений' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/reception/claims">
        <TextField name="number" label="Номер запроса" hint="Например, Д-2026-000017" width="20" autocomplete="off" />
        <TextField name="surname" label="Фамилия ребёнка" width="half" autocomplete="off" />
        <Button>Найти запрос</Button>
      </Form>
    </Page>
  )
}
