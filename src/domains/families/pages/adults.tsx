import { formatInstant } from '#kernel/dates'
import { shortName } from '#kernel/names'
import { capital } from '#kernel/sentence'
import {
  Button,
  ButtonRow,
  Card,
  ConfirmDialog,
  type FieldError,
  Form,
  Page,
  RadioGroup,
  Stack,
  Tag,
  TextField,
} from '#ui'
import { type Guardian, type OwnChild, type Relation, relationWords } from '../model.ts'
import type { Invitation } from '../queries/custody.ts'

export type AdultsProps = {
  child: OwnChild
  guardians: readonly Guardian[]
  invitations: readonly Pick<Invitation, 'id' | 'email' | 'relation' | 'expiresAt'>[]
  userId: string
  /** Old enough for an own cabinet (S-125). */
  mayBeSelf: boolean
  zone: string
  errors?: readonly FieldError[]
  answers?: Readonly<{ [name: string]: string | readonly string[] }>
}

/** Who answers for the child: equal view for all, one holder (D17). */
export function AdultsPage(props: AdultsProps) {
  const { child, guardians, userId, errors = [], answers = {} } = props
  const me = guardians.find((one) => one.userId === userId)
  return (
    <Page
      title="Кто отвечает за ребёнка"
      over={child.name}
      lead="Все видят карточку, сертификат и заявки одинаково. Владелец один: он приглашает других и может передать карточку."
      back={{ href: `/my/children/${child.id}`, label: 'Карточка ребёнка' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Stack>
        {guardians.map((one) => (
          <Card
            key={one.userId}
            level={2}
            title={one.userId === userId ? `${shortName(one)} — это вы` : shortName(one)}
            beside={one.holder ? <Tag tone="good">Владелец</Tag> : undefined}
          >
            <p>{capital(relationWords[one.relation])}</p>
            {me?.holder && !one.holder && <HandOver child={child} to={one} />}
          </Card>
        ))}
        {me?.holder ? <Invitations {...props} /> : <Leave child={child} />}
      </Stack>
    </Page>
  )
}

function HandOver({ child, to }: { child: OwnChild; to: Guardian }) {
  return (
    <ConfirmDialog
      label="Передать карточку"
      title="Передать карточку?"
      action={`/my/children/${child.id}/holder`}
      confirm="Передать карточку"
      danger={false}
    >
      <input type="hidden" name="userId" value={to.userId} />
      <p>{shortName(to)} становится владельцем. Вы по-прежнему будете видеть карточку.</p>
    </ConfirmDialog>
  )
}

function Leave({ child }: { child: OwnChild }) {
  return (
    <ButtonRow>
      <ConfirmDialog
        label="Убрать ребёнка из моего кабинета"
        title="Убрать ребёнка из кабинета?"
        action={`/my/children/${child.id}/departure`}
        confirm="Убрать из кабинета"
      >
        <p>Карточка останется у владельца. Чтобы вернуться, понадобится новое приглашение.</p>
      </ConfirmDialog>
    </ButtonRow>
  )
}

function Invitations({ child, invitations, mayBeSelf, zone }: AdultsProps) {
  const options: { value: Relation; label: string }[] = [
    { value: 'mother', label: 'Мама' },
    { value: 'father', label: 'Папа' },
    { value: 'guardian', label: 'Опекун или попечитель' },
    ...(mayBeSelf ? [{ value: 'self' as const, label: 'Сам ребёнок' }] : []),
  ]
  return (
    <>
      {invitations.map(({ id, email, relation, expiresAt }) => (
        <Card key={id} level={2} title={email} beside={<Tag>Приглашение отправлено</Tag>}>
          <p>
            {capital(relationWords[relation])}. Ссылка действует до {formatInstant(expiresAt, zone)}.
          </p>
          <Form action={`/my/children/${child.id}/invitations/${id}/cancellation`}>
            <Button kind="ghost">Отменить приглашение</Button>
          </Form>
        </Card>
      ))}
      <Form action={`/my/children/${child.id}/invitations`}>
        <h2>Пригласить ещё одного человека</h2>
        <p>На почту придёт ссылка, она сработает один раз.</p>
        <TextField name="email" label="Электронная почта" type="email" autocomplete="off" />
        <RadioGroup name="relation" legend="Кем этот человек приходится ребёнку" options={options} />
        <Button>Отправить приглашение</Button>
      </Form>
    </>
  )
}

/** What the link of the letter opens. */
export function InvitationPage({
  token,
  childName,
  relation,
}: {
  token: string
  childName: string
  relation: Relation
}) {
  const self = relation === 'self'
  return (
    <Page title={self ? 'Это ваша карточка?' : 'Вас приглашают в карточку ребёнка'} hidden>
      <p>
        {self
          ? `Карточка на имя ${childName}. Сертификат, заявки и кружки будут и в вашем кабинете; родители по-прежнему всё видят. Договор с доплатой заключает взрослый.`
          : `${childName}: вы увидите карточку, сертификат, заявки и договоры и сможете записывать в кружки.`}
      </p>
      <Form action={`/invitations/${token}`}>
        <Button>Принять приглашение</Button>
      </Form>
    </Page>
  )
}
