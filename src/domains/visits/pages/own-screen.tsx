import { SiteConsents } from '#access'
import { type AgreedText, consentText, rulesText } from '#certificates'
import { relationWords } from '#families'
import { formatDay } from '#kernel/dates'
import { documentKinds, maskDocument } from '#kernel/documents'
import { fullName } from '#kernel/names'
import { maskSnils } from '#kernel/snils'
import {
  type Answers,
  Button,
  ButtonLink,
  Checkbox,
  Confirmation,
  type FieldError,
  Form,
  Notice,
  NumberedSteps,
  Page,
  Stack,
  SummaryList,
  TextField,
} from '#ui'
import type { VisitApplicant, VisitChild } from '../model.ts'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

/** The second screen: what stands in the letter is typed here. */
export function VisitCodePage({ errors = [], answers = {} }: Again) {
  return (
    <Page
      title="Отметки в заявлении"
      lead="Для тех, кому сотрудник пункта приёма помогает получить сертификат. Номер и код — в письме, которое только что пришло на вашу почту."
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/visit">
        <TextField name="number" label="Номер оформления" hint="Например, П-000123" width="20" autocomplete="off" />
        <TextField
          name="code"
          label="Код из письма"
          hint="6 цифр. Никому его не называйте"
          width="10"
          inputmode="numeric"
          autocomplete="one-time-code"
        />
        <Button>Продолжить</Button>
      </Form>
      <p>Письма нет? Проверьте папку «Спам» и попросите сотрудника отправить новое.</p>
    </Page>
  )
}

export type AgreeProps = Again & {
  token: string
  applicant: VisitApplicant
  child: VisitChild
  category: string
  point: string
  newcomer: boolean
  consents: boolean
}

/** S-064: the applicant reads what was typed and ticks both consents, each apart and none beforehand. */
export function AgreePage({ token, newcomer, consents, errors = [], answers = {}, ...statement }: AgreeProps) {
  return (
    <Page
      title="Проверьте заявление и отметьте согласия"
      over="Заявление на сертификат"
      lead="Заявление заполнил с вами сотрудник пункта приёма. Отметки ставите и отправляете только вы."
      errors={errors}
      answers={answers}
      hidden
    >
      <Typed {...statement} />
      <p>Что-то неверно? Скажите сотруднику: он исправит, и вы получите новое письмо.</p>
      <Form action={`/visit/${token}`}>
        <Agreement name="consent" text={consentText} />
        <Agreement name="rules" text={rulesText} />
        {consents && (
          <Stack>
            <h2>Ваш личный кабинет</h2>
            <p>
              {newcomer
                ? 'Кабинета с вашей почтой ещё нет, мы его откроем. Пароль вы придумаете сами по ссылке из письма.'
                : 'В вашем кабинете нет действующих согласий: без них новое заявление подать нельзя.'}
            </p>
            <SiteConsents />
          </Stack>
        )}
        <p>Нажимая кнопку, вы подтверждаете, что данные верны.</p>
        <Button kind="go">Отправить заявление</Button>
      </Form>
    </Page>
  )
}

function Typed({
  applicant,
  child,
  category,
  point,
}: Omit<AgreeProps, 'token' | 'newcomer' | 'consents' | keyof Again>) {
  return (
    <>
      <SummaryList
        title="Ребёнок"
        rows={[
          { label: 'Фамилия, имя, отчество', value: fullName(child.name) },
          { label: 'Дата рождения', value: formatDay(child.birthOn) },
          { label: 'СНИЛС', value: maskSnils(child.snils) },
          { label: documentKinds[child.document.kind], value: maskDocument(child.document) },
          { label: 'Адрес', value: child.address },
          { label: 'Категория', value: category },
        ]}
      />
      <SummaryList
        title="Заявитель"
        rows={[
          { label: 'Фамилия, имя, отчество', value: fullName(applicant.name) },
          { label: 'Кем приходится ребёнку', value: relationWords[child.relation] },
          { label: documentKinds[applicant.document.kind], value: maskDocument(applicant.document) },
          { label: 'Адрес', value: applicant.address },
          { label: 'Почта', value: applicant.email },
          { label: 'Пункт приёма', value: point },
        ]}
      />
    </>
  )
}

/** One document of consent with its own box (156-FZ). */
function Agreement({ name, text }: { name: string; text: AgreedText }) {
  return (
    <Stack>
      <h2>{text.title}</h2>
      {text.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>
        <small>Редакция {text.version}</small>
      </p>
      <Checkbox name={name} label={text.tick} />
    </Stack>
  )
}

/** Somebody else is signed in on this device: they read nothing of the statement. */
export function OtherPersonPage() {
  return (
    <Page title="Согласие даёт сам заявитель" hidden>
      <Notice tone="warn" title="На этом устройстве вошёл другой человек">
        <p>
          Откройте ссылку из письма на телефоне заявителя или в окне, где никто не вошёл. Сотрудник пункта приёма не
          может отмечать за заявителя.
        </p>
      </Notice>
    </Page>
  )
}

/** Done: the numbers, and what comes next at the point and at home. */
export function AgreedPage({ statement, certificate }: { statement: string; certificate: string }) {
  return (
    <Page title="Заявление отправлено" heading={null} hidden>
      <Confirmation title="Заявление отправлено" numberLabel="Номер сертификата" number={certificate}>
        <NumberedSteps
          level={2}
          steps={[
            {
              label: 'Подпишите бумаги у сотрудника',
              text: `Заявление ${statement} и согласие в двух экземплярах: один остаётся у вас.`,
            },
            { label: 'Заберите выписку', text: 'Это сертификат на бумаге: по номеру ребёнка записывают в кружки.' },
            {
              label: 'Загляните в кабинет',
              text: 'В нём видно, что с сертификатом, и можно выбрать кружок. Кабинета раньше не было — пароль придумайте по ссылке из второго письма.',
            },
          ]}
        />
        <p>
          <ButtonLink href="/programmes">Выбрать занятие</ButtonLink>
        </p>
      </Confirmation>
    </Page>
  )
}

/** The link is over: said without a word about whose it was. */
export function VisitOverPage() {
  return (
    <Page title="Ссылка больше не действует" hidden>
      <p>
        Она срабатывает один раз, живёт недолго и заканчивается, когда в заявлении что-то исправили. Попросите
        сотрудника пункта приёма отправить новое письмо.
      </p>
      <ButtonLink href="/visit">Ввести код из нового письма</ButtonLink>
    </Page>
  )
}
