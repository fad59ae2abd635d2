import { genders, type OwnChild } from '#families'
import { fullName } from '#kernel/names'
import {
  type Answers,
  Button,
  ButtonLink,
  Checkbox,
  type FieldError,
  Form,
  Notice,
  Page,
  SummaryList,
  TaskList,
} from '#ui'
import type { Category } from '../model/certificate.ts'
import type { AgreedText } from '../texts.ts'
import { CategoryChoice } from './category-choice.tsx'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
type Missing = readonly string[]

type Tasks = { child: OwnChild; missing: Missing; passportDue?: boolean }

/**
 * Parts of the statement, in any order; the last one opens when the others are there. `passportDue`: the birth certificate that
 * was typed is no longer enough, for the child has turned fourteen since.
 */
export function StatementTasksPage({ child, missing, passportDue = false }: Tasks) {
  const base = `/my/children/${child.id}/statement`
  const state = <S extends string = 'todo'>(part: string, undone?: S) =>
    missing.includes(part) ? (undone ?? 'todo') : 'done'
  const next = `?next=${encodeURIComponent(base)}`
  const tasks = [
    {
      label: 'Данные ребёнка',
      href: `/my/children/${child.id}/data${next}`,
      state: state('child-data'),
      hint: passportDue
        ? 'Ребёнку уже 14 лет: вместо свидетельства о рождении нужен паспорт'
        : 'Имя, дата рождения, СНИЛС, документ и адрес',
    },
    ...(child.relation === 'self'
      ? []
      : [
          { label: 'Ваши документ и адрес', href: `/my/personal-data${next}`, state: state('applicant-data') } as const,
        ]),
    { label: 'Категория ребёнка', href: `${base}/category`, state: state('category', 'choice') },
    { label: 'Согласие на обработку персональных данных', href: `${base}/consent`, state: state('consent', 'consent') },
    { label: 'Согласие с правилами финансирования', href: `${base}/rules`, state: state('rules', 'consent') },
    { label: 'Проверить и подать заявление', href: `${base}/check`, state: missing.length > 0 ? 'later' : 'last' },
  ] as const
  return (
    <Page
      title="Заявление на сертификат"
      over={fullName(child)}
      lead="Пять коротких шагов. Ответы сохраняются: можно прерваться и вернуться."
      back={{ href: `/my/children/${child.id}`, label: 'Карточка ребёнка' }}
      hidden
    >
      <TaskList tasks={tasks} />
    </Page>
  )
}

export function CategoryPage({
  child,
  categories,
  chosen,
  errors = [],
  answers = {},
}: Again & { child: OwnChild; categories: readonly Category[]; chosen: string | null }) {
  const base = `/my/children/${child.id}/statement`
  return (
    <Page title="Категория ребёнка" over="Заявление на сертификат" back={base} errors={errors} answers={answers} hidden>
      <Form action={`${base}/category`}>
        <CategoryChoice categories={categories} chosen={chosen} />
        <Button>Сохранить и продолжить</Button>
      </Form>
    </Page>
  )
}

/** One document of consent on its own page (156-FZ), its box never ticked beforehand. */
export function AgreementPage({
  child,
  kind,
  text,
  given,
  errors = [],
}: Again & { child: OwnChild; kind: 'consent' | 'rules'; text: AgreedText; given: boolean }) {
  const base = `/my/children/${child.id}/statement`
  return (
    <Page title={text.title} over="Заявление на сертификат" back={base} errors={errors} hidden>
      {text.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>
        <small>Редакция {text.version}</small>
      </p>
      {given ? (
        <Notice
          tone="good"
          title="Вы уже дали это согласие"
          actions={<ButtonLink href={base}>Вернуться к заявлению</ButtonLink>}
        />
      ) : (
        <Form action={`${base}/${kind}`}>
          <Checkbox name="agree" label={text.tick} />
          <Button>Подтвердить</Button>
        </Form>
      )}
    </Page>
  )
}

export type CheckProps = {
  child: OwnChild
  category: string
  applicant: string
  applicantMasked: { document: string | null; address: string | null }
  birth: string
}

/** Everything once more before sending. */
export function CheckPage({ child, category, applicant, applicantMasked, birth }: CheckProps) {
  const base = `/my/children/${child.id}/statement`
  const data = { href: `/my/children/${child.id}/data?next=${encodeURIComponent(`${base}/check`)}` }
  const own = { href: `/my/personal-data?next=${encodeURIComponent(`${base}/check`)}` }
  return (
    <Page title="Проверьте ответы" over="Заявление на сертификат" back={base} hidden>
      <SummaryList
        title="Ребёнок"
        rows={[
          { label: 'Фамилия, имя, отчество', value: fullName(child), change: { ...data, what: 'имя ребёнка' } },
          { label: 'Дата рождения', value: birth, change: { ...data, what: 'дату рождения' } },
          { label: 'Пол', value: genders[child.gender], change: { ...data, what: 'пол ребёнка' } },
          { label: 'СНИЛС', value: child.masked.snils ?? '', change: { ...data, what: 'СНИЛС' } },
          { label: 'Документ', value: child.masked.document ?? '', change: { ...data, what: 'документ ребёнка' } },
          { label: 'Адрес', value: child.masked.address ?? '', change: { ...data, what: 'адрес ребёнка' } },
          { label: 'Категория', value: category, change: { href: `${base}/category`, what: 'категорию' } },
        ]}
      />
      <SummaryList
        title="Заявитель"
        rows={[
          { label: 'Фамилия, имя, отчество', value: applicant },
          ...(child.relation === 'self'
            ? []
            : [
                { label: 'Документ', value: applicantMasked.document ?? '', change: { ...own, what: 'ваш документ' } },
                { label: 'Адрес', value: applicantMasked.address ?? '', change: { ...own, what: 'ваш адрес' } },
              ]),
        ]}
      />
      <SummaryList
        title="Согласия"
        rows={[
          { label: 'На обработку персональных данных', value: 'дано' },
          { label: 'С правилами финансирования', value: 'дано' },
        ]}
      />
      <Form action={base}>
        <p>Нажимая кнопку, вы подтверждаете, что данные верны.</p>
        <Button kind="go">Подать заявление</Button>
      </Form>
    </Page>
  )
}
