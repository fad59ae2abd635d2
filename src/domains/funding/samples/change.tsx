import type { Sample } from '#platform/manifest'
import { Page } from '#ui'
import { AskInPersonPage, AskPage, ChangePage, ChangesPage, type Dated } from '../pages/change.tsx'
import { NominalChange } from '../pages/nominal-change.tsx'

const id = '0199d1a0-0000-7000-8000-000000000012'
const at = Temporal.Instant.from('2026-11-20T07:15:00Z')
const dueOn = Temporal.PlainDate.from('2026-11-27')
const zone = 'Europe/Moscow'

const change: Dated = {
  id: id as Dated['id'],
  number: 'Н-2026-000012',
  certificateId: id,
  certificateNumber: '4705381924',
  childId: id,
  municipalityId: id,
  municipality: 'Приозёрский район',
  categoryId: id,
  category: 'Дети от 5 до 18 лет',
  applicantId: id,
  way: 'cabinet',
  state: 'submitted',
  submittedAt: at,
  dueOn,
  decidedAt: null,
  refusalGround: null,
  decisionText: null,
  left: 5,
}
const late: Dated = { ...change, id: 'b' as Dated['id'], number: 'Н-2026-000003', left: -1 }
const certificate = { activation: 'activated', validity: 'valid', funding: 'accounting' }

function block(title: string, props: Partial<Parameters<typeof NominalChange>[0]>): Sample {
  const name = `номинал: ${title}`
  const render = () => (
    <Page title={name}>
      <NominalChange childId={id} certificate={certificate} change={null} place={null} left={5} {...props} />
    </Page>
  )
  return { name, render }
}

/** Pages of asking for a nominal and of deciding about it. */
export const changeSamples: Sample[] = [
  block('ещё не просили', {}),
  block('рассматривают', { change }),
  block('в очереди', { change: { ...change, state: 'queued' }, place: 4 }),
  block('отказали', {
    change: {
      ...change,
      state: 'refused',
      refusalGround: 'count-limit',
      decisionText: 'Новые места появятся в январе.',
    },
  }),
  {
    name: 'номинал: попросить',
    render: () => <AskPage childId={id} childName="Мария Петрова" number="4705381924" dueOn={dueOn} />,
  },
  { name: 'номинал: принять лично', render: () => <AskInPersonPage home="/reception" /> },
  {
    name: 'номинал: заявления',
    render: () => <ChangesPage changes={[late, change]} mayDecide over="Приозёрский район" home="/municipality" />,
  },
  {
    name: 'номинал: место есть',
    render: () => (
      <ChangePage change={change} room={{ count: true, sum: true }} ground={null} waiting={0} mayDecide zone={zone} />
    ),
  },
  {
    name: 'номинал: предел достигнут',
    render: () => (
      <ChangePage
        change={change}
        room={{ count: false, sum: true }}
        ground="count-limit"
        waiting={3}
        mayDecide
        zone={zone}
      />
    ),
  },
]
