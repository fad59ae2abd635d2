import type { ComponentChildren } from 'preact'
import { declineName } from '#platform/pdf'
import { directionWords, type Group, type Module, type Programme, ProgrammeView } from '#programmes'
import { ButtonLink, Card, Chips, Notice, Page, Stack, Tag } from '#ui'
import type { Quote } from '../model.ts'
import type { NearGroup } from '../queries/near.ts'
import type { ReasonWords } from '../words/reasons.ts'
import type { PriceFacts } from '../words/sums.ts'
import { NearGroups } from './near-groups.tsx'
import { Obstacles, QuoteSums } from './quote-panel.tsx'

export type Pupil = { id: string; name: string; gender: 'female' | 'male' }

/** The quote of the chosen child for the chosen group, with everything told in words. */
export type Calculation = {
  quote: Quote
  prices: PriceFacts
  reasons: readonly ReasonWords[]
  near: readonly NearGroup[]
}

/** Who looks: nobody knows, a family with its children, or staff who only read. */
export type Viewer =
  | { kind: 'visitor' }
  | { kind: 'staff' }
  | {
      kind: 'family'
      children: readonly Pupil[]
      child: Pupil | null
      groupId: string | null
      calculation: Calculation | null
    }

export type ProgrammePageProps = {
  programme: Programme
  modules: readonly Module[]
  groups: readonly Group[]
  now: Temporal.Instant
  zone: string
  viewer: Viewer
}

/** A programme with the seats of this moment and, for a family, its own price (S-015, S-087, S-105). */
export function ProgrammePage(props: ProgrammePageProps) {
  const { programme, viewer, ...rest } = props
  const here = `/programmes/${programme.article}`
  return (
    <Page
      title={programme.name}
      lead={programme.summary}
      width="wide"
      description={programme.summary}
      crumbs={[
        { href: '/programmes', label: 'Программы' },
        { href: `/programmes?direction=${programme.direction}`, label: directionWords[programme.direction] },
      ]}
    >
      {viewer.kind === 'family' && viewer.children.length > 1 && (
        <Chips
          label="Для кого считаем"
          chips={viewer.children.map((child) => ({
            href: `${here}?child=${child.id}${viewer.groupId ? `&group=${viewer.groupId}` : ''}`,
            label: `Для ${genitive(child)}`,
            current: child.id === viewer.child?.id,
          }))}
        />
      )}
      <div id="groups">
        <ProgrammeView
          {...rest}
          programme={programme}
          groupAction={(group) => chooseGroup(here, viewer, group.id)}
          aside={<Aside here={here} {...props} />}
        />
      </div>
    </Page>
  )
}

function chooseGroup(here: string, viewer: Viewer, groupId: string): ComponentChildren {
  if (viewer.kind !== 'family' || !viewer.child) return null
  if (viewer.groupId === groupId) return <Tag tone="brand">Расчёт для этой группы</Tag>
  return (
    <ButtonLink kind="ghost" small href={`${here}?child=${viewer.child.id}&group=${groupId}#quote`}>
      Посчитать для этой группы
    </ButtonLink>
  )
}

function Aside({ here, viewer, programme, groups }: ProgrammePageProps & { here: string }) {
  if (viewer.kind === 'visitor') return <SignInCard here={here} />
  if (viewer.kind === 'staff') return null
  if (viewer.children.length === 0) return <AddChildCard here={here} />
  if (!viewer.child || !viewer.calculation || groups.length === 0) return null
  const { child, groupId, calculation } = viewer
  const { quote, prices, reasons, near } = calculation
  return (
    <div id="quote">
      <Stack>
        <h2>Расчёт для {genitive(child)}</h2>
        <QuoteSums quote={quote} prices={prices} />
        {quote.allowed && quote.certificate === quote.total && quote.total > 0n && (
          <Notice tone="good" title="Денег хватит">
            <p>Сертификат оплатит занятия полностью.</p>
          </Notice>
        )}
        <Obstacles reasons={reasons} />
        {quote.allowed ? (
          <ButtonLink kind="go" wide href={`${here}/apply?child=${child.id}&group=${groupId}`}>
            Подать заявку
          </ButtonLink>
        ) : (
          <NearGroups groups={near} childId={child.id} article={programme.article} />
        )}
      </Stack>
    </div>
  )
}

function SignInCard({ here }: { here: string }) {
  const next = encodeURIComponent(here)
  return (
    <Card title="Сколько это будет для вас" level={2}>
      <p>
        Войдите, чтобы увидеть расчёт для вашего ребёнка: что оплатит сертификат, что останется вам и есть ли
        препятствия.
      </p>
      <div class="button-row">
        <ButtonLink wide href={`/sign-in?next=${next}`}>
          Войти
        </ButtonLink>
      </div>
      <p class="small">
        Впервые здесь? <a href={`/register?next=${next}`}>Зарегистрируйтесь</a>, это пять минут.
      </p>
    </Card>
  )
}

function AddChildCard({ here }: { here: string }) {
  return (
    <Card title="Кто будет заниматься?" level={2}>
      <p>Добавьте ребёнка в кабинет, и мы сразу посчитаем, что оплатит сертификат.</p>
      <ButtonLink wide href={`/my/children/new?next=${encodeURIComponent(here)}`}>
        Добавить ребёнка
      </ButtonLink>
    </Card>
  )
}

function genitive({ name, gender }: Pupil): string {
  return declineName({ surname: '', name, patronymic: null }, 'genitive', { gender })
}
