import { formatDay, formatDayShort, isAfter, isBefore } from '#kernel/dates'
import { number } from '#kernel/plural'
import {
  type Answers,
  Button,
  ButtonLink,
  Card,
  type Column,
  DateField,
  EmptyState,
  type FieldError,
  Figures,
  Form,
  Notice,
  Page,
  Stack,
  Table,
  Tag,
  TextField,
} from '#ui'
import type { Campaign, DayProgress, Progress } from '../model/point.ts'
import { ActFields } from './act-fields.tsx'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
type Day = Temporal.PlainDate
type Listed = { campaign: Campaign; municipality: string }

/** Campaigns of the municipality, or of the region (S-055, S-162). */
export function CampaignsPage({
  listed,
  today,
  mayChange,
}: {
  listed: readonly Listed[]
  today: Day
  mayChange: boolean
}) {
  return (
    <Page
      title="Кампании приёма"
      back={{ href: '/municipality/points', label: 'Пункты приёма' }}
      lead="Первый и последний день кампании видят семьи и сотрудники пунктов."
      actions={mayChange && <ButtonLink href="/municipality/campaigns/new">Объявить кампанию</ButtonLink>}
      hidden
    >
      {listed.length === 0 && (
        <EmptyState title="Кампаний ещё не было">
          <p>Заявления принимают и без кампании. Объявите её, чтобы видеть ход по учреждениям.</p>
        </EmptyState>
      )}
      {listed.map(({ campaign, municipality }) => (
        <Card
          key={campaign.id}
          title={campaign.title}
          href={`/municipality/campaigns/${campaign.id}`}
          beside={<CampaignTag campaign={campaign} today={today} />}
        >
          <p>
            {municipality}: {spanOf(campaign)}
          </p>
          <p class="muted small">
            № {campaign.act.number} от {formatDay(campaign.act.issuedOn)}
          </p>
        </Card>
      ))}
    </Page>
  )
}

function CampaignTag({ campaign, today }: { campaign: Campaign; today: Day }) {
  if (isBefore(today, campaign.startsOn)) return <Tag>начнётся {formatDayShort(campaign.startsOn)}</Tag>
  return isAfter(today, campaign.endsOn) ? <Tag>завершена</Tag> : <Tag tone="good">идёт</Tag>
}

export function spanOf({ startsOn, endsOn }: Pick<Campaign, 'startsOn' | 'endsOn'>): string {
  return `с ${formatDay(startsOn)} по ${formatDay(endsOn)}`
}

export function NewCampaignPage({ errors = [], answers = {} }: Again) {
  return (
    <Page
      title="Объявить кампанию приёма"
      back={{ href: '/municipality/campaigns', label: 'Кампании' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/municipality/campaigns">
        <TextField name="title" label="Название" hint="Например, «Сертификат каждому школьнику»" autocomplete="off" />
        <DateField name="starts" label="Первый день" hint="Например, 01 08 2026" />
        <DateField name="ends" label="Последний день" hint="Например, 31 12 2026" />
        <h2>По какому акту</h2>
        <ActFields />
        <Button>Объявить кампанию</Button>
      </Form>
    </Page>
  )
}

export type CampaignPageProps = {
  campaign: Campaign
  municipality: string
  progress: readonly Progress[]
  days: readonly DayProgress[]
  today: Day
}

/** S-162: progress by institution, then by day. */
export function CampaignPage({ campaign, municipality, progress, days, today }: CampaignPageProps) {
  const sum = (what: 'accepted' | 'activated') => progress.reduce((total, row) => total + row[what], 0)
  const silent = progress.filter(({ accepted, activated }) => accepted + activated === 0).length
  return (
    <Page
      title={campaign.title}
      over={municipality}
      lead={`Кампания идёт ${spanOf(campaign)}`}
      back={{ href: '/municipality/campaigns', label: 'Кампании' }}
      actions={<CampaignTag campaign={campaign} today={today} />}
      width="wide"
      hidden
    >
      <Figures
        figures={[
          { label: 'Заявлений принято', value: number(sum('accepted')) },
          { label: 'Сертификатов активировано', value: number(sum('activated')) },
          silent > 0
            ? { label: 'Пунктов без движения', value: number(silent), tone: 'warn', note: 'с ними стоит связаться' }
            : { label: 'Пунктов без движения', value: number(0) },
        ]}
      />
      <Stack>
        <h2>По учреждениям</h2>
        <Table
          caption="Ход кампании по учреждениям"
          columns={pointColumns}
          rows={progress}
          rowKey={({ pointId }) => pointId}
          marked={({ accepted, activated }) => accepted + activated === 0}
          dense
          empty={<p>Пунктов приёма пока нет.</p>}
        />
      </Stack>
      <Stack>
        <h2>По дням</h2>
        <Table
          caption="Ход кампании по дням"
          columns={dayColumns}
          rows={days}
          rowKey={({ day, pointId }) => `${day} ${pointId}`}
          dense
          empty={<p>Пока ничего не принято.</p>}
        />
      </Stack>
      <p class="muted small">
        № {campaign.act.number} от {formatDay(campaign.act.issuedOn)} «{campaign.act.title}»
      </p>
    </Page>
  )
}

const pointColumns: readonly Column<Progress>[] = [
  { label: 'Пункт', head: true, cell: ({ point }) => point },
  { label: 'Принято', number: true, cell: ({ accepted }) => number(accepted) },
  { label: 'Активировано', number: true, cell: ({ activated }) => number(activated) },
]
const dayColumns: readonly Column<DayProgress>[] = [
  { label: 'День и пункт', head: true, cell: ({ day, point }) => `${formatDayShort(day)}, ${point}` },
  { label: 'Принято', number: true, cell: ({ accepted }) => number(accepted) },
  { label: 'Активировано', number: true, cell: ({ activated }) => number(activated) },
]

export type DeskCampaign = { campaign: Campaign; own: Progress | null }

/** What a desk is told of a campaign, with its own share. */
export function CampaignNotice({ campaign, own, today }: DeskCampaign & { today: Day }) {
  const ahead = isBefore(today, campaign.startsOn)
  return (
    <Notice title={campaign.title}>
      <p>
        {ahead ? 'Кампания пройдёт' : 'Идёт кампания'} {spanOf(campaign)}.
        {own && !ahead && ` Ваш пункт принял ${number(own.accepted)}, активировал ${number(own.activated)}.`}
      </p>
    </Notice>
  )
}
