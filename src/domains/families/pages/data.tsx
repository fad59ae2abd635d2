import { type Answers, Button, type FieldError, Form, Notice, Page, SummaryList, TextField } from '#ui'
import type { Masked, OwnChild } from '../model.ts'
import { DocumentFields, SnilsField } from './fields.tsx'

type Shown = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

/** SNILS, document and address of an own child: shown masked, replaced until they are confirmed. */
export function ChildDataPage({ child, back, errors = [], answers = {} }: Shown & { child: OwnChild; back: string }) {
  return (
    <Page title={`Данные ребёнка: ${child.name}`} back={back} errors={errors} answers={answers} hidden>
      <MaskedData masked={child.masked} />
      {child.confirmedAt ? (
        <Notice title="Данные подтверждены">
          <p>Их сверили с документами. Если что-то изменилось, придите с новым документом в пункт приёма.</p>
        </Notice>
      ) : (
        <Form action={`/my/children/${child.id}/data`}>
          <input type="hidden" name="next" value={back} />
          <p>Заполните только то, что нужно добавить или исправить.</p>
          <SnilsField />
          <DocumentFields />
          <TextField name="address" label="Адрес ребёнка" hint="Населённый пункт, улица, дом, квартира" />
          <Button>Сохранить данные</Button>
        </Form>
      )}
    </Page>
  )
}

/** The document and address of the guardian: asked once, used in every statement. */
export function OwnDataPage({ masked, next, errors = [], answers = {} }: Shown & { masked: Masked; next: string }) {
  return (
    <Page
      title="Ваши документ и адрес"
      lead="Они нужны для заявлений. Мы храним их в зашифрованном виде и показываем только последние знаки."
      back={next}
      errors={errors}
      answers={answers}
      hidden
    >
      {masked.document && (
        <SummaryList
          title="Сейчас записано"
          rows={[
            { label: 'Документ', value: masked.document },
            { label: 'Адрес', value: masked.address ?? 'не указан' },
          ]}
        />
      )}
      <Form action="/my/personal-data">
        <input type="hidden" name="next" value={next} />
        <DocumentFields hint="Для паспорта — 10 цифр, например 45 04 123456" />
        <TextField
          name="address"
          label="Адрес, по которому вы живёте"
          hint="Населённый пункт, улица, дом, квартира"
          autocomplete="street-address"
        />
        <Button>Сохранить</Button>
      </Form>
    </Page>
  )
}

function MaskedData({ masked }: { masked: Masked }) {
  return (
    <SummaryList
      rows={[
        { label: 'СНИЛС', value: masked.snils ?? 'не указан' },
        { label: 'Документ', value: masked.document ?? 'не указан' },
        { label: 'Адрес', value: masked.address ?? 'не указан' },
      ]}
    />
  )
}
