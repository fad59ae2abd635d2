import { callOf, formatPhone } from '#kernel/contacts'
import { Button, ButtonRow, Card, EmptyState, Form, Grid, Notice, Page, Select, Stack, Tag } from '#ui'
import type { Point } from '../model/certificate.ts'
import type { Campaign } from '../model/point.ts'
import { spanOf } from './campaigns.tsx'

type Municipality = { id: string; name: string }
export type PointsProps = {
  points: readonly Point[]
  municipalities: readonly Municipality[]
  chosen: string | null
  campaigns?: readonly Campaign[]
}

/** Where to come with papers: published for families (S-168). */
export function PointsPage({ points, municipalities, chosen, campaigns = [] }: PointsProps) {
  const shown = municipalities.filter(({ id }) => points.some(({ municipalityId }) => municipalityId === id))
  return (
    <Page
      title="Пункты приёма"
      width="wide"
      lead="Сюда приходят с документами, чтобы подтвердить данные и активировать сертификат. Возьмите паспорт, документ ребёнка и его СНИЛС."
      description="Адреса, часы приёма и телефоны пунктов приёма заявлений на сертификат дополнительного образования"
    >
      <Form action="/points" method="get">
        <Select
          name="municipality"
          label="Муниципалитет"
          value={chosen ?? ''}
          empty="Все муниципалитеты"
          options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          width="half"
        />
        <ButtonRow>
          <Button kind="ghost">Показать</Button>
        </ButtonRow>
      </Form>
      {shown.length === 0 && (
        <EmptyState title="Пунктов приёма здесь пока нет">
          <p>Выберите другой муниципалитет или обратитесь в уполномоченный орган.</p>
        </EmptyState>
      )}
      <Stack>
        {shown.map(({ id, name }) => (
          <section key={id}>
            <Stack>
              <h2>{name}</h2>
              {campaigns
                .filter(({ municipalityId }) => municipalityId === id)
                .map((campaign) => (
                  <Notice key={campaign.id} title={campaign.title}>
                    <p>Заявления на сертификат принимают {spanOf(campaign)}.</p>
                  </Notice>
                ))}
              <PointList points={points.filter(({ municipalityId }) => municipalityId === id)} />
              <p>
                <a href={`/papers/memo.pdf?municipality=${id}`}>Памятка для родителей, {name} (PDF)</a>
              </p>
            </Stack>
          </section>
        ))}
      </Stack>
    </Page>
  )
}

/** Points with hours and telephone (S-167). */
export function PointList({ points }: { points: readonly Point[] }) {
  return (
    <Grid>
      {points.map((point) => (
        <Card
          key={point.id}
          title={point.name}
          tight
          beside={point.mayActivate && <Tag tone="good">Активирует сразу</Tag>}
        >
          <p>{point.address}</p>
          <p>{point.hours}</p>
          <p>
            <a href={callOf(point.phone)}>{formatPhone(point.phone)}</a>, {point.specialist}
          </p>
        </Card>
      ))}
    </Grid>
  )
}
