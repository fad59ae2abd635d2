import type { Category, Certificate, Statement } from '#certificates'
import type { Sample } from '#platform/manifest'
import { qrCode } from '#platform/pdf'
import type { Visit, VisitApplicant, VisitChild } from './model.ts'
import {
  VisitApplicantPage,
  VisitCategoryPage,
  VisitChildPage,
  VisitElsewherePage,
  VisitKnownChildPage,
} from './pages/filling.tsx'
import { AgreedPage, AgreePage, OtherPersonPage, VisitCodePage, VisitOverPage } from './pages/own-screen.tsx'
import { VisitPage, VisitsPage } from './pages/visit.tsx'

const at = Temporal.Instant.from('2026-11-20T07:15:00Z')
const zone = 'Europe/Moscow'
const id = '0199d1a0-0000-7000-8000-000000000002'

const visit: Visit = {
  id: id as Visit['id'],
  number: 'П-000123',
  pointId: id as Visit['pointId'],
  state: 'open',
  papers: [],
  sealed: null,
  categoryId: id,
  sharedBy: null,
  version: 4,
  startedAt: at,
  startedBy: id,
  changedAt: at,
  changedBy: id,
  endedAt: null,
  statementId: null,
}
const applicant: VisitApplicant = {
  name: { surname: 'Петрова', name: 'Анна', patronymic: 'Викторовна' },
  email: 'anna@mail.ru',
  phone: '+79123456789',
  document: { kind: 'passport-rf', series: '4504', number: '123456' },
  address: 'г. Приозёрск, ул. Озёрная, д. 7, кв. 12',
}
const child: VisitChild = {
  name: { surname: 'Петрова', name: 'Мария', patronymic: 'Андреевна' },
  birthOn: Temporal.PlainDate.from('2017-03-11'),
  gender: 'female',
  snils: '11223344595' as VisitChild['snils'],
  document: { kind: 'birth-certificate-rf', series: 'II-АБ', number: '123456' },
  address: 'г. Приозёрск, ул. Озёрная, д. 7, кв. 12',
  relation: 'mother',
  municipalityId: id,
  anotherChild: false,
}
const places = { municipalities: [{ id, name: 'Приозёрский район' }] }
const common = { municipalityId: id, proof: null, funded: true, openedOn: null, closedOn: null }
const categories: Category[] = [
  { ...common, id: 'a' as Category['id'], name: 'Дети от 5 до 18 лет' },
  { ...common, id: 'b' as Category['id'], name: 'Дети с ОВЗ', proof: 'заключение ПМПК' },
  { ...common, id: 'c' as Category['id'], name: 'Дети, которым нужен только учёт', funded: false },
]
const qr = qrCode('https://kruzhok.example/visit?number=П-000123')
const shown = { zone, address: 'kruzhok.example/visit', qr, filed: null, code: null, missing: [] as string[] }
const answers = { applicant, child }
const code = { id, visitId: visit.id, expiresAt: at.add({ minutes: 20 }), tries: 0, endedAt: null }
const statement = { id, number: 'З-2026-000123', state: 'submitted' } as Statement
const certificate = { id, number: '4705381924' } as Certificate
const filed = { statement, certificate, mayPrint: true }
const agreement = { token: 'token', applicant, child, category: 'Дети от 5 до 18 лет', point: 'Школа № 3' }

/** A visitor without a statement: the worker's pages and the applicant's own. */
export const samples: Sample[] = [
  {
    name: 'оформление: начало',
    render: () => <VisitsPage visits={[{ visit, who: 'Петрова А. В.' }]} zone={zone} />,
  },
  {
    name: 'оформление: пустое',
    render: () => (
      <VisitPage
        {...shown}
        visit={{ ...visit, categoryId: null }}
        answers={{ applicant: null, child: null }}
        missing={['applicant', 'child', 'category']}
      />
    ),
  },
  { name: 'оформление: перед согласиями', render: () => <VisitPage {...shown} visit={visit} answers={answers} /> },
  {
    name: 'оформление: ждём заявителя',
    render: () => <VisitPage {...shown} visit={visit} answers={answers} code={code} />,
  },
  {
    name: 'оформление: отправлено',
    render: () => (
      <VisitPage
        {...shown}
        visit={{ ...visit, state: 'filed' }}
        answers={{ applicant: null, child: null }}
        filed={filed}
      />
    ),
  },
  {
    name: 'оформление: отменено',
    render: () => (
      <VisitPage {...shown} visit={{ ...visit, state: 'cancelled' }} answers={{ applicant: null, child: null }} />
    ),
  },
  { name: 'оформление: заявитель', render: () => <VisitApplicantPage visit={visit} kept={false} /> },
  { name: 'оформление: ребёнок', render: () => <VisitChildPage visit={visit} kept {...places} /> },
  { name: 'оформление: известный ребёнок', render: () => <VisitKnownChildPage visit={visit} certain={false} /> },
  { name: 'оформление: другой регион', render: () => <VisitElsewherePage visit={visit} /> },
  {
    name: 'оформление: категория',
    render: () => <VisitCategoryPage visit={visit} categories={categories} chosen={null} />,
  },
  { name: 'отметки заявителя: код', render: () => <VisitCodePage /> },
  { name: 'отметки заявителя: новый кабинет', render: () => <AgreePage {...agreement} newcomer consents /> },
  {
    name: 'отметки заявителя: не отмечено',
    render: () => (
      <AgreePage
        {...agreement}
        newcomer={false}
        consents={false}
        errors={[
          {
            field: 'consent',
            message: 'Отметьте согласие на обработку персональных данных: без него заявление подать нельзя',
          },
        ]}
      />
    ),
  },
  { name: 'отметки заявителя: чужое устройство', render: () => <OtherPersonPage /> },
  {
    name: 'отметки заявителя: отправлено',
    render: () => <AgreedPage statement="З-2026-000123" certificate="4705381924" />,
  },
  { name: 'отметки заявителя: поздно', render: () => <VisitOverPage /> },
]
