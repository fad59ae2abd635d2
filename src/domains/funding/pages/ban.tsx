import { formatDay, isAfter } from '#kernel/dates'
import type { FundingPeriod } from '#region'
import { ActFields } from '#region'
import {
  type Answers,
  Button,
  ButtonRow,
  Card,
  Checkbox,
  DateField,
  type FieldError,
  Form,
  Page,
  Select,
  Stack,
  Tag,
} from '#ui'
import type { Ban } from '../model/ban.ts'
import { actWords } from '../words.ts'

type Day = Temporal.PlainDate

export type BansPageProps = {
  municipality: string
  bans: readonly Ban[]
  /** Periods for which it may still be done. */
  periods: readonly Pick<FundingPeriod, 'id' | 'name'>[]
  earliest: Day
  today: Day
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** A payer stops new contracts of a period, and lets them again. */
export function BansPage({ municipality, bans, periods, earliest, today, errors, answers }: BansPageProps) {
  return (
    <Page
      title="Остановка новых договоров"
      over={municipality}
      lead="Когда деньги периода заканчиваются, новые договоры по сертификату можно остановить: семьи и организации узнают об этом заранее. Действующие договоры и уже поданные заявки это не затронет."
      back={{ href: '/municipality', label: 'Деньги на сертификаты' }}
      errors={errors ?? []}
      answers={answers ?? {}}
      hidden
    >
      {bans.map((ban) => (
        <BanCard key={ban.id} {...{ ban, today }} />
      ))}
      {periods.length > 0 && (
        <Form action="/municipality/bans">
          <h2>Остановить</h2>
          <Select
            name="periodId"
            label="Финансовый период"
            options={periods.map(({ id, name }) => ({ value: id, label: name }))}
            width="half"
          />
          <DateField
            name="from"
            label="С какого дня новых договоров не будет"
            hint={`Не раньше ${formatDay(earliest)}: всем сообщим заранее`}
          />
          <h2>По какому акту</h2>
          <ActFields />
          <Checkbox
            name="sure"
            label="Понимаю: с этого дня заявки по сертификату не примут ни у кого из детей муниципалитета, и об этом сейчас напишут всем семьям и организациям"
          />
          <ButtonRow>
            <Button kind="danger">Остановить новые договоры</Button>
          </ButtonRow>
        </Form>
      )}
    </Page>
  )
}

function BanCard({ ban: { id, period, from, act, liftedAt }, today }: { ban: Ban; today: Day }) {
  const ahead = isAfter(from, today)
  return (
    <Card
      title={`Новые договоры: ${period}`}
      beside={
        liftedAt ? <Tag>снят</Tag> : ahead ? <Tag tone="warn">вступит в силу</Tag> : <Tag tone="bad">остановлены</Tag>
      }
    >
      <Stack>
        <p>
          {liftedAt ? 'Запрет был назначен' : 'Запрет'} с {formatDay(from)}.
        </p>
        <p class="muted small">{actWords(act)}.</p>
        {!liftedAt && (
          <Form action={`/municipality/bans/${id}/lifting`}>
            <Button kind="ghost" small>
              {ahead ? 'Отменить запрет' : 'Разрешить снова'}
            </Button>
          </Form>
        )}
      </Stack>
    </Card>
  )
}
