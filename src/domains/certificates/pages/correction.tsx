import { CorrectionFields, type CorrectionRecord, Corrections } from '#families'
import { type Answers, Button, Checkbox, type FieldError, Form, Notice, Page, Stack } from '#ui'
import type { Statement } from '../model/certificate.ts'
import { OnScreen, type PersonOnScreen } from './person-on-screen.tsx'

export type CorrectionPageProps = {
  statement: Statement
  /** Whose data the papers tell otherwise. */
  of: 'child' | 'guardian'
  /** Present behind the protected channel only. */
  person: PersonOnScreen | null
  /** Old and new values are personal data too: behind the channel only. */
  records: readonly CorrectionRecord[]
  zone: string
  /** Somebody alike is known: the desk may say that it is another child. */
  alike?: boolean
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

const words = {
  child: {
    title: 'Исправить данные ребёнка',
    path: 'correction',
    effect: 'Семья получит письмо и увидит в журнале, что было и что стало.',
  },
  guardian: {
    title: 'Исправить данные заявителя',
    path: 'applicant-correction',
    effect:
      'Заявитель получит письмо и увидит в своём кабинете, что было и что стало. Другие взрослые этого не увидят.',
  },
}

/** S-172: what the papers say goes over what was typed; whom it concerns is written to. */
export function CorrectionPage({
  statement: { id, number },
  of,
  person,
  records,
  zone,
  alike,
  errors = [],
  answers = {},
}: CorrectionPageProps) {
  const { title, path, effect } = words[of]
  return (
    <Page
      title={title}
      over={`Заявление ${number}`}
      lead="Заполните только то, что в документах другое. Остальное оставьте пустым."
      back={{ href: `/reception/statements/${id}`, label: 'К заявлению' }}
      errors={errors}
      answers={answers}
      hidden
    >
      {person && <OnScreen person={person} />}
      <Form action={`/reception/statements/${id}/${path}`}>
        <CorrectionFields of={of} />
        {alike && (
          <Notice tone="warn" title="В реестре есть похожий ребёнок">
            <p>Имя и дата рождения почти совпадают с другой карточкой. Сверьте документы ещё раз.</p>
            <Checkbox name="anotherChild" label="По документам это другой ребёнок" />
          </Notice>
        )}
        <p>{effect}</p>
        <Button>Исправить по документам</Button>
      </Form>
      {person && records.length > 0 && (
        <Stack>
          <h2>Что исправляли раньше</h2>
          <Corrections records={records} zone={zone} />
        </Stack>
      )}
    </Page>
  )
}
