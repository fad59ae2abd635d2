import { Button, ButtonLink, Form, Notice, NumberedSteps, Page } from '#ui'

type Typed = Readonly<Record<string, string | readonly string[]>>
export type KnownChildProps = {
  /** What the family typed: sent again with their decision. */
  answers: Typed
  /** SNILS or full name and birth date are the same; otherwise it may be another child. */
  certain: boolean
}

/**
 * Somebody else keeps this child (S-097…S-099). Never a flat refusal, and never a word about whose cabinet it is.
 */
export function KnownChildPage({ answers, certain }: KnownChildProps) {
  return (
    <Page
      title="Похоже, ребёнок уже есть в системе"
      back={{ href: '/my/children/new', label: 'Вернуться к данным ребёнка' }}
      lead="Так бывает, когда карточку завёл второй родитель, бабушка, дедушка или сам ребёнок. Второй раз вносить его не нужно."
      hidden
    >
      <NumberedSteps
        level={2}
        steps={[
          {
            label: 'Спросите дома',
            text: 'Возможно, у кого-то из родных или у самого ребёнка уже есть кабинет с этой карточкой.',
          },
          {
            label: 'Отправьте запрос',
            text: 'Мы напишем владельцу карточки. Если он согласится, ребёнок появится и в вашем кабинете.',
          },
          {
            label: 'Или придите с документами',
            text: 'Если владелец не ответит вовремя или откажет, пункт приёма подключит ребёнка по номеру запроса и вашим документам.',
          },
        ]}
      />
      {answers.relation === 'self' && (
        <Notice
          title="Это ваша собственная карточка?"
          actions={<ButtonLink href="/my/own-record">Подключить свою карточку</ButtonLink>}
        >
          <p>Если вы знаете свой СНИЛС и номер сертификата, подключите её сразу, без запроса.</p>
        </Notice>
      )}
      <Form action="/my/claims">
        <Again answers={answers} />
        <Button>Отправить запрос</Button>
      </Form>
      <p>
        Адреса и телефоны пунктов — на странице <a href="/points">«Пункты приёма»</a>. Если никто в семье не помнит
        кабинет, там тоже помогут его найти.
      </p>
      {!certain && <AnotherChild answers={answers} />}
    </Page>
  )
}

export type AlreadyYoursProps = KnownChildProps & { childId: string; childName: string }

/** The child stands in this very cabinet. */
export function AlreadyYoursPage({ answers, certain, childId, childName }: AlreadyYoursProps) {
  return (
    <Page title="Этот ребёнок уже есть в вашем кабинете" back={{ href: '/my/children', label: 'Дети' }} hidden>
      <p>Мы нашли карточку: {childName}. Заводить вторую не нужно.</p>
      <p>
        <ButtonLink href={`/my/children/${childId}`}>Открыть карточку</ButtonLink>
      </p>
      {!certain && <AnotherChild answers={answers} />}
    </Page>
  )
}

function AnotherChild({ answers }: { answers: Typed }) {
  return (
    <Notice title="Это другой ребёнок?">
      <p>
        Данные похожи, но не совпадают во всём: так бывает у близнецов и однофамильцев. Проверьте, нет ли опечатки. Если
        ребёнок правда другой, продолжайте: подать заявку можно сразу, а перед активацией сертификата специалист сравнит
        документы.
      </p>
      <Form action="/my/children">
        <Again answers={answers} />
        <input type="hidden" name="anotherChild" value="yes" />
        <Button kind="ghost">Всё верно, это другой ребёнок</Button>
      </Form>
    </Notice>
  )
}

function Again({ answers }: { answers: Typed }) {
  const fields = Object.entries(answers).filter(([name]) => name !== 'anotherChild')
  return (
    <>
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={typeof value === 'string' ? value : value[0]} />
      ))}
    </>
  )
}
