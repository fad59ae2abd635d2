import { defineOwnData } from '#families'
import { type Day, formatInstant, type Instant } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import { familyStateWords } from './applications/words/states.ts'
import type { ApplicationState } from './model.ts'

type ApplicationRow = {
  childId: string
  number: string
  programme: string
  provider: string
  state: ApplicationState
  startsOn: Day
  endsOn: Day
  price: bigint
  byCertificate: bigint
  byFamily: bigint
}
type EntryRow = { childId: string; certificate: string; at: Instant; kind: string; unit: string; amount: bigint }

/** Applications, contracts and the money of certificates, for the file that a family takes away. */
defineOwnData({
  name: 'enrolment',
  async collect(reader, { children, zone }) {
    const ids = [...children.keys()]
    const [applications, entries] = await Promise.all([listApplications(reader, ids), listEntries(reader, ids)])
    const nameOf = ({ childId }: { childId: string }) => children.get(childId) ?? ''
    return [
      {
        name: 'Заявки и договоры',
        columns: [
          ...['Ребёнок', 'Номер', 'Программа', 'Организация', 'Состояние'].map((label) => ({ label })),
          ...['С', 'По'].map((label) => ({ label, kind: 'day' as const })),
          ...['Цена', 'По сертификату', 'Доплата родителя'].map((label) => ({ label, kind: 'money' as const })),
        ],
        rows: applications.map((row) => [
          ...[nameOf(row), row.number, row.programme, row.provider, familyStateWords[row.state].label],
          ...[row.startsOn, row.endsOn, row.price, row.byCertificate, row.byFamily],
        ]),
      },
      {
        name: 'История средств',
        columns: [
          ...['Ребёнок', 'Сертификат', 'Когда', 'Операция'].map((label) => ({ label })),
          { label: 'Рублей', kind: 'money' },
          { label: 'Сотых часа', kind: 'count' },
        ],
        rows: entries.map((row) => [
          ...[nameOf(row), row.certificate, formatInstant(row.at, zone), kinds[row.kind] ?? row.kind],
          ...(row.unit === 'kopecks' ? [row.amount, null] : [null, row.amount]),
        ]),
      },
    ]
  },
})

const kinds: Readonly<Record<string, string>> = {
  grant: 'начислено',
  withdraw: 'отозвано',
  promise: 'обещано до договора',
  unpromise: 'обещание закрыто',
  reserve: 'закреплено',
  release: 'вернулось на сертификат',
  charge: 'списано',
  refund: 'возврат',
  melt: 'номинал уменьшился',
  expire: 'сгорело в конце периода',
  reversal: 'исправление',
}

async function listApplications(reader: Reader, ids: readonly string[]): Promise<ApplicationRow[]> {
  const { rows } = await sql<ApplicationRow>`
    select a.child_id as "childId", a.number, programme.name as programme, provider.name as provider, a.state,
      a.starts_on as "startsOn", a.ends_on as "endsOn", a.price_kopecks as price,
      a.certificate_kopecks as "byCertificate", a.parent_kopecks as "byFamily"
    from enrolment_application a join programmes_group g on g.id = a.group_id
      join programmes_module module on module.id = g.module_id
      join programmes_programme programme on programme.id = module.programme_id
      join providers_provider provider on provider.id = a.provider_id
    where a.child_id = any(${[...ids]}::uuid[]) order by a.submitted_at`.execute(reader)
  return rows
}

async function listEntries(reader: Reader, ids: readonly string[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select certificate.child_id as "childId", certificate.number as certificate, entry.at, entry.kind, account.unit, entry.amount
    from certificates_certificate certificate join ledger_account account on account.certificate_id = certificate.id
      join ledger_entry entry on entry.account_id = account.id
    where certificate.child_id = any(${[...ids]}::uuid[]) order by entry.id`.execute(reader)
  return rows
}
