import { formatDay } from '#kernel/dates'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  type FieldError,
  Form,
  Notice,
  Page,
  RadioGroup,
  TextArea,
  TextField,
} from '#ui'
import type { Certificate, ExclusionGround, GroundWords } from '../model/certificate.ts'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

export type RenunciationProps = Again & { certificate: Certificate; childName: string; monthEnd: Temporal.PlainDate }

/** S-137: the family gives the certificate up, and reads first what that means. */
export function RenunciationPage({ certificate, childName, monthEnd, errors, answers }: RenunciationProps) {
  const back = `/my/children/${certificate.childId}`
  return (
    <Page
      title="Отказаться от сертификата"
      over={`${childName}, сертификат ${certificate.number}`}
      back={{ href: back, label: 'Карточка ребёнка' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Notice tone="warn" title="Отменить отказ нельзя">
        <p>Что произойдёт сразу после отказа:</p>
        <ul>
          <li>сертификат исключат из реестра, платить им больше нельзя;</li>
          <li>заявки, по которым ещё нет договора, закроются, места освободятся;</li>
          <li>действующие договоры закончатся {formatDay(monthEnd)}, а те, что ещё не начались, не начнутся;</li>
          <li>деньги, которые остались на сертификате, вернутся муниципалитету.</li>
        </ul>
        <p>
          Получить сертификат потом можно только по новому заявлению: с новым номером и, если деньги муниципалитета
          закончатся, без номинала.
        </p>
      </Notice>
      <p>
        Если вы хотите выбрать другой кружок, отказываться от сертификата не нужно: отзовите заявку или расторгните
        договор.
      </p>
      <p>
        Отказаться можно и на бумаге:{' '}
        <a href={`/my/certificates/${certificate.id}/renunciation.pdf`}>заявление об отказе (PDF)</a> принимают в пункте
        приёма.
      </p>
      <Form action={`/my/certificates/${certificate.id}/renunciation`}>
        <Checkbox
          name="understood"
          label="Я понимаю последствия и отказываюсь от использования сертификата. Это моё письменное обращение"
        />
        <ButtonRow>
          <Button kind="danger">Отказаться от сертификата</Button>
          <ButtonLink href={back} kind="ghost">
            Оставить сертификат
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}

export type ExclusionProps = Again & { grounds: Record<ExclusionGround, GroundWords>; home: string }

/** S-137, S-138: a point or the operator excludes by a paper that was brought. */
export function ExclusionPage({ grounds, home, errors, answers }: ExclusionProps) {
  const options = Object.entries(grounds).map(([value, { words, law }]) => ({ value, label: words, hint: law }))
  return (
    <Page
      title="Исключить сертификат из реестра"
      lead="Только по документу: письменному отказу заявителя или подтверждению переезда за пределы региона."
      back={{ href: home, label: 'Рабочее место' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Notice tone="warn" title="Отменить исключение нельзя">
        <p>
          Заявки без договора закроются, договоры закончатся с последним днём месяца, остаток вернётся муниципалитету.
          Семья получит письмо с основанием и порядком обжалования.
        </p>
      </Notice>
      <Form action="/certificates/exclusion">
        <TextField name="number" label="Номер сертификата" hint="10 цифр" inputmode="numeric" width="20" />
        <RadioGroup name="ground" legend="Основание" options={options} cards />
        <TextArea
          name="text"
          label="Документ"
          hint="Например: заявление родителя от 20.11.2026, вх. 114"
          rows={2}
          limit={500}
        />
        <Checkbox name="understood" label="Номер сверен с документом, семье объяснены последствия" />
        <Button kind="danger">Исключить сертификат</Button>
      </Form>
    </Page>
  )
}
