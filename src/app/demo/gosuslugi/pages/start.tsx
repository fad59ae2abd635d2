import { fullName } from '#kernel/names'
import {
  Button,
  Card,
  Disclosure,
  EmptyState,
  type FieldError,
  Form,
  InstantText,
  Notice,
  RadioGroup,
  Stack,
} from '#ui'
import type { Citizen } from '../people.ts'
import type { Kept } from '../store.ts'
import { Frame, home } from './frame.tsx'

export type StartProps = {
  citizens: readonly Citizen[]
  orders: readonly Kept[]
  /** S-089: whether a certificate comes with the service here. */
  issued: boolean
  down: { until: Temporal.Instant } | null
  zone: string
  errors?: readonly FieldError[]
}

/** S-088, S-089: the way through the app, and what the service says before it begins. */
export function StartPage({ citizens, orders, issued, down, zone, errors = [] }: StartProps) {
  return (
    <Frame title="Запись в кружки и секции" errors={errors}>
      <p class="muted">Услуги → Все услуги → Образование → Запись в кружки и секции</p>
      <Notice title="Для записи необходим сертификат на дополнительное образование">
        <p>
          {issued
            ? 'Если сертификата ещё нет, вы получите его вместе с услугой.'
            : 'Если сертификата ещё нет, сначала получите его: в этом регионе его оформляют отдельно.'}
        </p>
      </Notice>
      <Form action={`${home}/region`} method="get">
        <RadioGroup
          name="person"
          legend="Кто вошёл на Госуслуги"
          options={citizens.map(({ key, name, story }) => ({ value: key, label: fullName(name), hint: story }))}
        />
        <Button kind="go">Начать</Button>
      </Form>
      <Stack>
        <h2>Отправленные заявления</h2>
        {orders.length === 0 && <EmptyState title="Заявлений пока нет" />}
        {orders.map(({ externalId, composed, wanted, createdAt }) => (
          <Card
            key={externalId}
            title={wanted?.title ?? 'Кружок ещё не выбран'}
            href={`${home}/orders/${externalId}`}
            level={3}
            tight
          >
            <p class="small">
              {composed.child} · {externalId} · <InstantText instant={createdAt} zone={zone} />
            </p>
          </Card>
        ))}
      </Stack>
      {orders.length > 0 && (
        <Disclosure summary="Сверить статусы с регионом">
          <p>
            Госуслуги пришлют региону всё, что знают о заявлениях за месяц. Расхождения увидит региональный оператор.
          </p>
          <Form action={`${home}/comparison`}>
            <Button kind="ghost">Сверить</Button>
          </Form>
        </Disclosure>
      )}
      <Disclosure summary="Что если Госуслуги не отвечают">
        {down ? (
          <>
            <p>
              Сейчас Госуслуги не принимают статусы до <InstantText instant={down.until} zone={zone} />. Переведите{' '}
              <a href="/demo">часы города</a> вперёд: всё дойдёт по порядку и один раз.
            </p>
            <Form action={`${home}/silence`}>
              <Button name="days" value="0" kind="ghost">
                Пусть снова отвечают
              </Button>
            </Form>
          </>
        ) : (
          <>
            <p>Статусы будут копиться и дойдут, когда неделя пройдёт. Заявления при этом отправляются как обычно.</p>
            <Form action={`${home}/silence`}>
              <Button name="days" value="7" kind="ghost">
                Пусть не отвечают неделю
              </Button>
            </Form>
          </>
        )}
      </Disclosure>
    </Frame>
  )
}
