import { type Category, CategoryChoice } from '#certificates'
import { ChildFields, DocumentFields, ElsewhereWords } from '#families'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  type FieldError,
  Form,
  NameFields,
  Notice,
  Page,
  TextField,
} from '#ui'
import type { Visit } from '../model.ts'

type Typed = Answers['answers']
type Again = { visit: Visit; errors?: readonly FieldError[]; answers?: Typed }

function Seen({ visit }: { visit: Visit }) {
  return <input type="hidden" name="seen" value={String(visit.version)} />
}

/** S-176…S-179: the applicant, found or made by the e-mail. */
export function VisitApplicantPage({ visit, kept, errors = [], answers = {} }: Again & { kept: boolean }) {
  const base = `/reception/visits/${visit.id}`
  return (
    <Page
      title="Заявитель"
      over={`Оформление ${visit.number}`}
      back={base}
      lead="Есть ли у заявителя кабинет, выяснится по почте. Нет — откроем новый: пароль заявитель придумает сам по ссылке из письма."
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action={`${base}/applicant`}>
        <Seen visit={visit} />
        <NameFields />
        <TextField
          name="email"
          label="Электронная почта"
          hint="Только своя: на неё придут код, номер сертификата и доступ в кабинет"
          type="email"
          inputmode="email"
          autocomplete="off"
          spellcheck={false}
          width="half"
        />
        <TextField name="phone" label="Мобильный телефон" type="tel" inputmode="tel" autocomplete="off" width="20" />
        {kept && <KeptSecrets what="Документ и адрес" />}
        <DocumentFields of="guardian" />
        <TextField
          name="address"
          label="Адрес, по которому живёт заявитель"
          hint="Населённый пункт, улица, дом, квартира"
          autocomplete="off"
        />
        <Button>Сохранить и продолжить</Button>
      </Form>
    </Page>
  )
}

type Places = { municipalities: readonly { id: string; name: string }[] }

/** S-179: the child, as in the cabinet. */
export function VisitChildPage({
  visit,
  kept,
  municipalities,
  errors = [],
  answers = {},
}: Again & Places & { kept: boolean }) {
  const base = `/reception/visits/${visit.id}`
  return (
    <Page title="Ребёнок" over={`Оформление ${visit.number}`} back={base} errors={errors} answers={answers} hidden>
      <Form action={`${base}/child`}>
        <Seen visit={visit} />
        {kept && <KeptSecrets what="СНИЛС, документ и адрес" />}
        <ChildFields municipalities={municipalities} legend="Кем заявитель приходится ребёнку" />
        <Button>Сохранить и продолжить</Button>
      </Form>
    </Page>
  )
}

function KeptSecrets({ what }: { what: string }) {
  return (
    <Notice>
      <p>{what} уже записаны и здесь не показаны. Оставьте поля пустыми, если менять их не нужно.</p>
    </Notice>
  )
}

/** S-097…S-099: the child is known already, in whose cabinet is not said. */
export function VisitKnownChildPage({ visit, certain, answers = {} }: Again & { certain: boolean }) {
  const base = `/reception/visits/${visit.id}`
  return (
    <Page
      title="Похоже, ребёнок уже есть в системе"
      over={`Оформление ${visit.number}`}
      back={{ href: `${base}/child`, label: 'Вернуться к данным ребёнка' }}
      lead="Карточку мог завести второй родитель, бабушка, дедушка или сам ребёнок. Спросите посетителя: возможно, кабинет уже есть у родных."
      hidden
    >
      <Form action={`${base}/child`}>
        <Kept answers={answers} />
        <input type="hidden" name="share" value="yes" />
        <p>
          Если документы подтверждают, что заявитель — законный представитель, подключите карточку к его кабинету. Это
          произойдёт, когда он сам отправит заявление; прежний владелец карточки получит письмо.
        </p>
        <Button>Документы сверены, подключить</Button>
      </Form>
      {!certain && (
        <Form action={`${base}/child`}>
          <Kept answers={answers} />
          <input type="hidden" name="anotherChild" value="yes" />
          <p>Имена или даты похожи, но не совпадают: так бывает у близнецов и однофамильцев.</p>
          <Button kind="ghost">Всё верно, это другой ребёнок</Button>
        </Form>
      )}
    </Page>
  )
}

function Kept({ answers }: { answers: Typed }) {
  const fields = Object.entries(answers).filter(([name]) => name !== 'anotherChild' && name !== 'share')
  return (
    <>
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={typeof value === 'string' ? value : value?.[0]} />
      ))}
    </>
  )
}

/** A child of another region has a way on, too. */
export function VisitElsewherePage({ visit }: { visit: Visit }) {
  return (
    <Page
      title="Ребёнок живёт в другом регионе"
      over={`Оформление ${visit.number}`}
      back={{ href: `/reception/visits/${visit.id}/child`, label: 'Вернуться к данным ребёнка' }}
      lead="Сертификат даёт регион, в котором ребёнок живёт. Расскажите посетителю, что делать."
      hidden
    >
      <ElsewhereWords />
      <ButtonRow>
        <ButtonLink href={`/reception/visits/${visit.id}`} kind="ghost">
          К оформлению
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

type CategoryProps = Again & { categories: readonly Category[]; chosen: string | null }

export function VisitCategoryPage({ visit, categories, chosen, errors = [], answers = {} }: CategoryProps) {
  const base = `/reception/visits/${visit.id}`
  return (
    <Page
      title="Категория ребёнка"
      over={`Оформление ${visit.number}`}
      back={base}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action={`${base}/category`}>
        <Seen visit={visit} />
        <CategoryChoice categories={categories} chosen={chosen} />
        <Button>Сохранить и продолжить</Button>
      </Form>
    </Page>
  )
}
