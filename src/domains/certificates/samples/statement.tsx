import type { Sample } from '#platform/manifest'
import { Page } from '#ui'
import type { Category, Certificate, MunicipalityRegistry, Statement } from '../model/certificate.ts'
import { CertificateCard } from '../pages/certificate-card.tsx'
import { StatementPage } from '../pages/confirmation.tsx'
import { PointsPage } from '../pages/points.tsx'
import { ReceptionPage, StatementDeskPage } from '../pages/reception.tsx'
import { RegistryPage } from '../pages/registry.tsx'
import { AgreementPage, CategoryPage, CheckPage, StatementTasksPage } from '../pages/statement.tsx'
import { consentText, rulesText } from '../texts.ts'
import { at, certificate, child, id, point, statement, today, zone } from './facts.ts'

const accepted: Statement = { ...statement, state: 'accepted', acceptedAt: at }
const inProcess: Certificate = { ...certificate, activation: 'in-process' }
const activated: Certificate = { ...certificate, activation: 'activated', activatedAt: at }
const categories: Category[] = [
  {
    id: statement.categoryId,
    municipalityId: id,
    name: 'Дети от 5 до 18 лет',
    proof: null,
    funded: true,
    openedOn: null,
    closedOn: null,
  },
  {
    id: 'b' as Category['id'],
    municipalityId: id,
    name: 'Дети с ОВЗ',
    proof: 'заключение ПМПК',
    funded: true,
    openedOn: null,
    closedOn: null,
  },
]
const card = { childId: id, holder: 'Петрова Мария Андреевна', points: [point], today }
const shown = { points: [point], childName: 'Петрова Мария Андреевна' }
const person = {
  child,
  applicant: 'Петрова Анна Викторовна',
  applicantDocument: '45 04 123456',
  applicantAddress: 'г. Приозёрск, ул. Озёрная, 7',
  applicantSnils: null,
  relation: 'mother' as const,
  snils: '112-233-445 95',
  document: 'II-АБ 123456',
  address: 'г. Приозёрск, ул. Озёрная, 7',
}
const desk = { category: 'Дети от 5 до 18 лет', zone, activators: [point] }
const all = { accept: true, activate: true }
const masked = { document: '45 04 ····56', address: 'г. Приозёрск, ···' }
const municipalities = [{ id, name: 'Приозёрский район' }]
const registry: MunicipalityRegistry[] = [
  {
    ...{ municipalityId: id, municipality: 'Озёрный городской округ', children: 5614, living: 4890, notActivated: 310 },
    ...{ inProcess: 96, activated: 4484, frozen: 12, excluded: 140, expired: 301 },
    ...{ waiting: 310, overdue: 21, accepted: 96, points: 7, activating: 3 },
  },
  {
    ...{ municipalityId: 'b', municipality: 'Приозёрский район', children: 812, living: 640, notActivated: 14 },
    ...{ inProcess: 0, activated: 626, frozen: 0, excluded: 9, expired: 44 },
    ...{ waiting: 14, overdue: 0, accepted: 0, points: 1, activating: 1 },
  },
]

function cards(title: string, props: Pick<Parameters<typeof CertificateCard>[0], 'certificate' | 'statement'>): Sample {
  const name = `сертификат: ${title}`
  const render = () => (
    <Page title={name}>
      <CertificateCard {...card} {...props} />
    </Page>
  )
  return { name, render }
}

/** Every page about certificates with made-up facts. */
export const samples: Sample[] = [
  cards('ещё нет', { certificate: null, statement: null }),
  cards('не активирован', { certificate, statement }),
  cards('в обработке', { certificate: inProcess, statement: accepted }),
  cards('активирован', { certificate: activated, statement: accepted }),
  {
    name: 'заявление: список дел',
    render: () => <StatementTasksPage child={child} missing={['category', 'consent', 'rules']} />,
  },
  {
    name: 'заявление: ребёнку исполнилось 14',
    render: () => <StatementTasksPage child={child} missing={['child-data', 'rules']} passportDue />,
  },
  { name: 'заявление: категория', render: () => <CategoryPage child={child} categories={categories} chosen={null} /> },
  {
    name: 'заявление: согласие',
    render: () => <AgreementPage child={child} kind="consent" text={consentText} given={false} />,
  },
  { name: 'заявление: правила', render: () => <AgreementPage child={child} kind="rules" text={rulesText} given /> },
  {
    name: 'заявление: проверка',
    render: () => (
      <CheckPage
        child={child}
        category="Дети от 5 до 18 лет"
        applicant="Петрова Анна Викторовна"
        applicantMasked={masked}
        birth="11 марта 2017 года"
      />
    ),
  },
  {
    name: 'заявление подано',
    render: () => <StatementPage statement={statement} certificate={certificate} {...shown} />,
  },
  {
    name: 'заявление принято',
    render: () => <StatementPage statement={accepted} certificate={inProcess} {...shown} />,
  },
  { name: 'приём: поиск', render: () => <ReceptionPage mayExclude /> },
  {
    name: 'приём: по бумаге',
    render: () => (
      <StatementDeskPage statement={statement} certificate={certificate} person={null} may={all} {...desk} />
    ),
  },
  {
    name: 'приём: с данными',
    render: () => (
      <StatementDeskPage statement={statement} certificate={certificate} person={person} may={all} {...desk} />
    ),
  },
  {
    name: 'приём: активация',
    render: () => <StatementDeskPage statement={accepted} certificate={inProcess} person={null} may={all} {...desk} />,
  },
  {
    name: 'приём: согласие отозвано',
    render: () => (
      <StatementDeskPage
        {...{ statement: accepted, certificate: inProcess, person: null, consent: false }}
        may={{ ...all, refuse: true }}
        {...desk}
      />
    ),
  },
  {
    name: 'приём: активирует другой пункт',
    render: () => (
      <StatementDeskPage
        statement={accepted}
        certificate={inProcess}
        person={null}
        may={{ ...all, activate: false }}
        {...desk}
      />
    ),
  },
  {
    name: 'пункты приёма',
    render: () => <PointsPage points={[point]} municipalities={municipalities} chosen={null} />,
  },
  { name: 'реестр: весь регион', render: () => <RegistryPage municipalities={registry} today={today} /> },
]
