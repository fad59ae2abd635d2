import type { ComponentChildren } from 'preact'
import { ageOn, dayIn } from '#kernel/dates'
import { declineName } from '#platform/pdf'
import { ProgrammePage, type ProgrammePageProps } from '#programmes'
import { Button, ButtonLink, ButtonRow, Card, Chips, Form, Notice, Stack, Tag } from '#ui'
import type { Calculation } from '../queries/calculation.ts'
import { waitsForOpening } from '../rules/in-turn.ts'
import { NearGroups } from './near.tsx'
import { Obstacles, QuoteSums } from './panel.tsx'

/** A child of the cabinet, as far as a programme's page needs. */
type OwnChild = { id: string; name: string; gender: 'female' | 'male'; birthOn: Temporal.PlainDate }

/** Who looks: nobody knows, a family with its children, or staff who only read. */
export type Viewer =
  | { kind: 'visitor' }
  | { kind: 'staff' }
  | {
      kind: 'family'
      children: readonly OwnChild[]
      child: OwnChild | null
      groupId: string | null
      calculation: Calculation | null
    }

export type ProgrammeFacts = Omit<ProgrammePageProps, 'groupAction' | 'aside'>

/** A programme with the seats of this moment and, for a family, its own price (S-015, S-087, S-105). */
export function ProgrammeForFamily({ viewer, ...facts }: ProgrammeFacts & { viewer: Viewer }) {
  const here = `/programmes/${facts.programme.article}`
  const aside = viewer.kind === 'staff' ? undefined : <Aside here={here} viewer={viewer} {...facts} />
  return <ProgrammePage {...facts} groupAction={(group) => chooseGroup(here, viewer, group.id)} aside={aside} />
}

function chooseGroup(here: string, viewer: Viewer, groupId: string): ComponentChildren {
  if (viewer.kind !== 'family' || !viewer.child) return null
  if (viewer.groupId === groupId)
    return (
      <>
        <Tag tone="brand">Выбрана</Tag> <a href="#quote">Расчёт для этой группы</a>
      </>
    )
  return (
    <ButtonLink kind="ghost" small href={`${here}?child=${viewer.child.id}&group=${groupId}#quote`}>
      Посчитать для этой группы
    </ButtonLink>
  )
}

function Aside({ here, viewer, groups, now, zone }: ProgrammeFacts & { here: string; viewer: Viewer }) {
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
        <ChildChips here={here} viewer={viewer} />
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
          <NearGroups groups={near} childId={child.id} age={ageOn(child.birthOn, dayIn(zone, now))} />
        )}
        {(quote.allowed || waitsForOpening(quote)) && <ToBasket childId={child.id} groupId={groupId} />}
      </Stack>
    </div>
  )
}

/** To be filed later or with others, at one press; nothing is held till then. */
function ToBasket({ childId, groupId }: { childId: string; groupId: string | null }) {
  if (!groupId) return null
  return (
    <Form action="/my/basket/lines">
      <input type="hidden" name="child" value={childId} />
      <input type="hidden" name="group" value={groupId} />
      <Button kind="ghost" wide>
        В корзину, подать позже
      </Button>
    </Form>
  )
}

type FamilyViewer = Extract<Viewer, { kind: 'family' }>

function ChildChips({ here, viewer }: { here: string; viewer: FamilyViewer }) {
  const { children, child: chosen, groupId } = viewer
  if (children.length < 2) return null
  return (
    <Chips
      label="Для кого считаем"
      chips={children.map((child) => ({
        href: `${here}?child=${child.id}${groupId ? `&group=${groupId}` : ''}`,
        label: child.name,
        current: child.id === chosen?.id,
      }))}
    />
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
      <ButtonRow>
        <ButtonLink wide href={`/sign-in?next=${next}`}>
          Войти
        </ButtonLink>
      </ButtonRow>
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

function genitive({ name, gender }: OwnChild): string {
  return declineName({ surname: '', name, patronymic: null }, 'genitive', { gender })
}
