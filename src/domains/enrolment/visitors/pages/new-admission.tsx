import {
  type Answers,
  Button,
  ButtonRow,
  Disclosure,
  type FieldError,
  Form,
  NameFields,
  Notice,
  Page,
  RadioGroup,
  TextField,
} from '#ui'
import { ways } from '../forms.ts'

export type NewAdmissionProps = {
  errors?: readonly FieldError[]
  answers?: Answers['answers']
  /** What the family said did not fit; the same words whatever it was. */
  unconfirmed?: boolean
  /** A letter with a code was asked for. */
  codeAsked?: boolean
}

/** An organisation with a visitor: the number and what the family confirms itself by (S-073, S-026…S-031). */
export function NewAdmissionPage({
  errors = [],
  answers = {},
  unconfirmed = false,
  codeAsked = false,
}: NewAdmissionProps) {
  return (
    <Page
      title="Заявка для посетителя"
      lead="Семья пришла к вам лично. Докажите, что она рядом, и подайте заявку вместе."
      back={{ href: '/provider', label: 'Заявки и группы' }}
      errors={errors}
      answers={answers}
      hidden
    >
      {unconfirmed && <Unconfirmed />}
      {codeAsked && (
        <Notice tone="good" title="Если семья выбрала код из письма, он уже у неё на почте">
          <p>Попросите назвать шесть цифр. Код действует недолго и срабатывает один раз.</p>
        </Notice>
      )}
      <Form action="/provider/admissions">
        <TextField
          name="number"
          label="Номер сертификата"
          hint="Десять цифр с выписки"
          inputmode="numeric"
          autocomplete="off"
          width="half"
        />
        <RadioGroup
          name="way"
          legend="Чем семья подтверждает присутствие"
          hint="Спросите её: способ она выбрала в настройках сертификата"
          options={Object.entries(ways).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          name="phrase"
          label="Кодовая фраза"
          hint="Как услышали: пробелы и заглавные буквы не важны"
          optional
          autocomplete="off"
          spellcheck={false}
          width="half"
          maxlength={200}
        />
        <TextField
          name="code"
          label="Код из письма"
          hint="Шесть цифр"
          optional
          inputmode="numeric"
          autocomplete="off"
          width="half"
          maxlength={20}
        />
        <Disclosure summary="Ребёнок: для подтверждения по ФИО" open={answers.way === 'name'}>
          <NameFields of="child" />
        </Disclosure>
        <ButtonRow>
          <Button>Подтвердить присутствие</Button>
        </ButtonRow>
      </Form>
      <p>
        Семья выбрала код из письма? <a href="/provider/admissions/code">Отправить код</a>
      </p>
      <p class="muted small">Каждую попытку видит семья: ей приходит письмо, а в журнале ребёнка остаётся запись.</p>
    </Page>
  )
}

/** Asks to send the family a code; the answer is the same whether or not it was sent. */
export function VisitorCodePage({ errors = [], answers = {} }: Pick<NewAdmissionProps, 'errors' | 'answers'>) {
  return (
    <Page
      title="Отправить семье код"
      lead="Код придёт на почту законных представителей, если они выбрали этот способ. Попросите открыть письмо и назвать шесть цифр."
      back={{ href: '/provider/admissions/new', label: 'Заявка для посетителя' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/provider/admissions/code">
        <TextField
          name="number"
          label="Номер сертификата"
          hint="Десять цифр с выписки"
          inputmode="numeric"
          autocomplete="off"
          width="half"
        />
        <ButtonRow>
          <Button>Отправить код</Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}

function Unconfirmed() {
  return (
    <Notice tone="warn" title="Присутствие семьи не подтвердилось">
      <p>Что проверить вместе с семьёй:</p>
      <ul>
        <li>номер сертификата: десять цифр с выписки;</li>
        <li>способ и ответ: фразу, код или имя, как в свидетельстве о рождении;</li>
        <li>по ФИО может записать только организация, в которую семья уже подавала заявку сама;</li>
        <li>
          семья могла запретить запись через организации. Так стоит у каждого сертификата, пока не выбрано другое.
        </li>
      </ul>
      <p>
        Законный представитель может сменить способ в своём кабинете: «Настройки сертификата», «Подтверждение
        присутствия». Или подать заявку оттуда сам прямо сейчас, с телефона: это можно всегда.
      </p>
    </Notice>
  )
}
