import { roleWords } from '#access'
import {
  Avatar,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DateField,
  Disclosure,
  type FieldError,
  Form,
  Grid,
  InstantText,
  Page,
  Stack,
  Tag,
} from '#ui'
import { demoPassword } from '../../../../db/seed/index.ts'
import type { Inhabitant } from '../people.ts'

export type TownPageProps = {
  people: readonly Inhabitant[]
  now: Temporal.Instant
  zone: string
  /** The clock stands elsewhere than real time. */
  shifted: boolean
  letters: number
  /** Workers of this browser are taken for ones in the protected network. */
  isProtected: boolean
  errors?: readonly FieldError[]
  answers?: Record<string, string | string[]>
}

const circles = [
  { title: 'Семьи', roles: ['family'] },
  { title: 'Пункты приёма', roles: ['reception'] },
  { title: 'Организации', roles: ['provider'] },
  { title: 'Муниципалитет и регион', roles: ['municipality', 'region', 'support'] },
] as const

/** The door of the demo: whom to be, what the time is, where the letters are. */
export function TownPage({ people, errors, answers, ...town }: TownPageProps) {
  return (
    <Page
      title="Демонстрационный город"
      lead="Войдите за любого жителя одним нажатием: у каждого своя история. Люди, деньги и письма выдуманы, остальное настоящее."
      width="wide"
      errors={errors}
      answers={answers}
      hidden
    >
      <Grid>
        <ClockCard {...town} open={errors !== undefined} />
        <MailboxCard {...town} />
        <ChannelCard {...town} />
        <OwnWayCard />
        <GosuslugiCard />
      </Grid>
      {circles.map(({ title, roles }) => (
        <Stack key={title}>
          <h2>{title}</h2>
          <Grid>
            {people
              .filter(({ role }) => (roles as readonly string[]).includes(role))
              .map((person) => (
                <PersonCard key={person.key} person={person} />
              ))}
          </Grid>
        </Stack>
      ))}
    </Page>
  )
}

function PersonCard({ person }: { person: Inhabitant }) {
  const { surname, name, patronymic } = person.name
  return (
    <Card
      level={3}
      title={[surname, name, patronymic].filter(Boolean).join(' ')}
      beside={<Avatar name={surname} />}
      tight
    >
      <p class="muted small">
        {roleWords[person.role]}
        <br />
        {person.email}
      </p>
      <p>{person.story}</p>
      {person.papers.map(({ child, statement, certificate }) => (
        <p key={statement} class="small">
          {child}: заявление <span class="code">{statement}</span>, сертификат <span class="code">{certificate}</span>
        </p>
      ))}
      <Form action="/demo/entrances">
        <Button kind="ghost" small name="person" value={person.key}>
          Войти
          <span class="visually-hidden">
            {' '}
            за {name} {surname}
          </span>
        </Button>
      </Form>
    </Card>
  )
}

/** What the real channel decides by listener or gateway, the demo decides by a button. */
function ChannelCard({ isProtected }: Pick<TownPageProps, 'isProtected'>) {
  const tag = isProtected ? <Tag tone="good">включён</Tag> : <Tag tone="warn">выключен</Tag>
  return (
    <Card title="Защищённый канал" beside={tag}>
      <p>
        {isProtected
          ? 'Сотрудники пунктов приёма как будто сидят в защищённой сети: у кого есть право, видит личные данные.'
          : 'Рабочее место в обычной сети: личных данных на экране нет, всё сверяют по бумаге.'}
      </p>
      <Form action="/demo/channel">
        <Button kind="ghost" small name="network" value={isProtected ? 'open' : 'protected'}>
          {isProtected ? 'Выйти в обычную сеть' : 'Вернуться в защищённую сеть'}
        </Button>
      </Form>
    </Card>
  )
}

type ClockProps = Pick<TownPageProps, 'now' | 'zone' | 'shifted'> & { open: boolean }

function ClockCard({ now, zone, shifted, open }: ClockProps) {
  const tag = shifted ? <Tag tone="warn">переведены</Tag> : <Tag tone="good">настоящее время</Tag>
  return (
    <Card title="Часы города" beside={tag}>
      <p>
        Сейчас <InstantText instant={now} zone={zone} />. Переведите вперёд: сроки истекут, договоры начнутся.
      </p>
      <Form action="/demo/clock">
        <ButtonRow>
          <Button kind="ghost" small name="to" value="tomorrow">
            + 1 день
          </Button>
          <Button kind="ghost" small name="to" value="next-week">
            + 7 дней
          </Button>
          <Button kind="ghost" small name="to" value="next-month">
            К 1-му числу
          </Button>
          {shifted && (
            <Button kind="quiet" small name="to" value="real">
              Вернуть настоящее
            </Button>
          )}
        </ButtonRow>
      </Form>
      <Disclosure summary="Другая дата" open={open}>
        <Form action="/demo/clock">
          <DateField name="day" label="В какой день перейти?" hint="Например, 01 02 2027. Там будет 9 часов утра" />
          <Button kind="ghost" small name="to" value="day">
            Перевести часы
          </Button>
        </Form>
      </Disclosure>
    </Card>
  )
}

function MailboxCard({ letters }: Pick<TownPageProps, 'letters'>) {
  return (
    <Card title="Почта города" href="/demo/mailbox" beside={<Tag>{letters}</Tag>}>
      <p>
        Письма никуда не уходят, а складываются здесь: подтверждение почты, новый пароль, ответы на заявки. Новое
        появляется через секунду-другую.
      </p>
      <ButtonRow>
        <ButtonLink href="/demo/mailbox" kind="ghost" small>
          Открыть почту
        </ButtonLink>
      </ButtonRow>
    </Card>
  )
}

function GosuslugiCard() {
  return (
    <Card title="Через Госуслуги">
      <p>Пройдите путь родителя на Госуслугах: заявление станет заявкой в городе, а статусы вернутся обратно.</p>
      <ButtonRow>
        <ButtonLink href="/demo/gosuslugi" kind="ghost" small>
          Записать через Госуслуги
        </ButtonLink>
      </ButtonRow>
    </Card>
  )
}

function OwnWayCard() {
  return (
    <Card title="Или как в жизни">
      <p>
        Зарегистрируйтесь сами — письмо с подтверждением придёт в почту города. Можно и войти почтой жителя: пароль у
        всех один, <span class="code">{demoPassword}</span>.
      </p>
      <ButtonRow>
        <ButtonLink href="/register" kind="ghost" small>
          Зарегистрироваться
        </ButtonLink>
      </ButtonRow>
    </Card>
  )
}
