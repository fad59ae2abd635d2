import { type Answers, Button, type FieldError, Form, Notice, Page, Stack, SummaryList, TextField } from '#ui'
import type { CorrectionRecord } from '../correction.ts'
import type { Masked, OwnChild } from '../model.ts'
import { Corrections } from './correction.tsx'
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

export type OwnDataProps = Shown & {
  masked: Masked
  next: string
  /** What desks corrected by papers (S-172). */
  corrections?: readonly CorrectionRecord[]
  zone?: string
}

/** The document and address of the guardian: asked once, used in every statement. */
export function OwnDataPage(props: OwnDataProps) {
  const { masked, next, corrections = [], zone, errors = [], answers = {} } = props
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
            ...(masked.snils ? [{ label: 'СНИЛС', value: masked.snils }] : []),
          ]}
        />
      )}
      <Form action="/my/personal-data">
        <input type="hidden" name="next" value={next} />
        <DocumentFields of="guardian" />
        <TextField
          name="address"
          label="Адрес, по которому вы живёте"
          hint="Населённый пункт, улица, дом, квартира"
          autocomplete="street-address"
        />
        <SnilsField label="СНИЛС" hint="Напечатаем его в заявлении, если укажете" optional />
        <Button>Сохранить</Button>
      </Form>
      {zone && corrections.length > 0 && (
        <Stack>
          <h2>Что исправили по документам</h2>
          <Corrections records={corrections} zone={zone} />
        </Stack>
      )}
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
