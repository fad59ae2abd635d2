import type { Sample } from '#platform/manifest'
import type { Certificate, Statement } from '../model/certificate.ts'
import { StatementPage } from '../pages/confirmation.tsx'
import { DecisionPage, type Grounds, PointRefusalPage } from '../pages/decision.tsx'
import { DecisionsPage, type Waiting } from '../pages/decisions.tsx'
import { ExclusionPage, RenunciationPage } from '../pages/exclusion.tsx'
import { at, certificate as issued, point, statement, zone } from './facts.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const accepted: Statement = {
  ...statement,
  state: 'accepted',
  pointId: point.id,
  acceptedAt: at,
  decisionDueOn: day('2026-11-25'),
}
const certificate: Certificate = { ...issued, activation: 'in-process' }
const law = (words: string) => `пункт «${words}» Правил персонифицированного финансирования`
const grounds: Grounds = {
  'has-certificate': {
    words: 'У ребёнка уже есть сертификат дополнительного образования',
    law: law('наличие уже имеющегося сертификата'),
    explanation: 'Сертификат выдают один раз на всё время до 18 лет.',
  },
  'wrong-data': {
    words: 'Сведения неполные или недостоверные',
    law: law('предоставление неполных (недостоверных) сведений'),
    explanation: 'Исправьте данные по документам и подайте заявление снова: ждать для этого не нужно.',
  },
  'no-residence': {
    words: 'Ребёнок не живёт на территории Озёрной области',
    law: law('отсутствие места (адреса) проживания'),
    explanation: 'Сертификат выдаёт регион, в котором ребёнок живёт.',
  },
  'no-consent': {
    words: 'Нет согласия на обработку персональных данных или с правилами',
    law: law('отсутствие согласия заявителя'),
    explanation: 'Дать согласия и подать заявление можно в любой день.',
  },
}
const leaving = {
  renounced: {
    words: 'Письменный отказ от использования сертификата',
    law: law('письменное обращение заявителя об отказе'),
    explanation: 'Получить сертификат снова можно по новому заявлению.',
  },
  moved: {
    words: 'Ребёнок переехал за пределы Озёрной области',
    law: law('изменение места (адреса) проживания'),
    explanation: 'По новому месту жительства сертификат выдаёт другой регион.',
  },
}
const waiting: Waiting = {
  id: accepted.id,
  number: accepted.number,
  certificateNumber: certificate.number,
  municipality: 'Приозёрский район',
  category: 'Дети от 5 до 18 лет',
  point: 'Школа № 3',
  acceptedAt: at,
  dueOn: day('2026-11-25'),
  term: { dueOn: day('2026-11-25'), left: 3 },
}
const rows: Waiting[] = [
  { ...waiting, id: 'a' as Waiting['id'], number: 'З-2026-000101', term: { dueOn: day('2026-11-18'), left: -1 } },
  { ...waiting, id: 'b' as Waiting['id'], number: 'З-2026-000107', term: { dueOn: day('2026-11-20'), left: 0 } },
  waiting,
]
const counts = { all: 3, overdue: 1, today: 1 }
const appeal =
  'Если вы не согласны с решением, напишите жалобу в уполномоченный орган вашего муниципалитета. Ответят в течение 30 дней.'
const one = { certificate, waiting, point, grounds, zone }
const family = { points: [point], childName: 'Петрова Мария Андреевна' }
const refused: Statement = {
  ...accepted,
  state: 'refused',
  decidedAt: at,
  refusalGround: 'wrong-data',
  decisionText: 'В свидетельстве о рождении другая дата рождения.',
}
const excluded: Certificate = { ...certificate, validity: 'excluded' }

/** Pages of decisions, terms and exclusion. */
export const decisionSamples: Sample[] = [
  {
    name: 'решения: список',
    render: () => <DecisionsPage waiting={rows} counts={counts} decision="operator" page={1} pages={1} zone={zone} />,
  },
  {
    name: 'решения: всё решено',
    render: () => (
      <DecisionsPage
        waiting={[]}
        counts={{ all: 0, overdue: 0, today: 0 }}
        decision="point"
        page={1}
        pages={0}
        zone={zone}
      />
    ),
  },
  { name: 'решение: полный пакет', render: () => <DecisionPage statement={accepted} consent {...one} /> },
  {
    name: 'решение: согласие отозвано',
    render: () => <DecisionPage statement={accepted} consent={false} {...one} />,
  },
  { name: 'решение: отказано', render: () => <DecisionPage statement={refused} consent {...one} /> },
  { name: 'приём: отказ', render: () => <PointRefusalPage statement={accepted} grounds={grounds} /> },
  {
    name: 'заявление: срок решения',
    render: () => <StatementPage statement={accepted} certificate={certificate} term={waiting.term} {...family} />,
  },
  {
    name: 'заявление: отказ',
    render: () => (
      <StatementPage
        statement={refused}
        certificate={excluded}
        decision={{ ground: grounds['wrong-data'], appeal }}
        {...family}
      />
    ),
  },
  {
    name: 'заявление: срок прошёл',
    render: () => (
      <StatementPage
        statement={{ ...accepted, state: 'expired' }}
        certificate={excluded}
        decision={{ ground: null, appeal }}
        {...family}
      />
    ),
  },
  {
    name: 'сертификат: исключён',
    render: () => (
      <StatementPage
        statement={{ ...accepted, state: 'approved' }}
        certificate={{ ...excluded, activation: 'activated', exclusionGround: 'moved', excludedAt: at }}
        decision={{ ground: leaving.moved, appeal }}
        {...family}
      />
    ),
  },
  {
    name: 'сертификат: отказ семьи',
    render: () => <RenunciationPage certificate={certificate} childName="Мария Петрова" monthEnd={day('2026-11-30')} />,
  },
  { name: 'сертификат: исключение по документу', render: () => <ExclusionPage grounds={leaving} home="/reception" /> },
]
