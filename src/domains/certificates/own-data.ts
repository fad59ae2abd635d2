import { defineOwnData } from '#families'
import { type Day, formatInstant, type Instant } from '#kernel/dates'
import { sql } from '#platform/db'
import type { Activation, Statement, Validity } from './model/certificate.ts'
import { activationWords } from './words.ts'

const validityWords: Record<Validity, string> = {
  valid: 'действует',
  frozen: 'приостановлен',
  excluded: 'исключён из реестра',
  expired: 'истёк',
}
const stateWords: Record<Statement['state'], string> = {
  submitted: 'подано',
  accepted: 'принято',
  approved: 'одобрено',
  refused: 'отказано',
  withdrawn: 'отозвано',
  expired: 'закрыто: документы не принесли в срок',
}

type CertificateRow = {
  childId: string
  number: string
  activation: Activation
  validity: Validity
  validFrom: Day
  validTo: Day
}
type StatementRow = { childId: string; number: string; state: Statement['state']; at: Instant; text: string | null }

/** Certificates and statements of the children, for the file that a family takes away. */
defineOwnData({
  name: 'certificates',
  async collect(reader, { children, zone }) {
    const ids = [...children.keys()]
    const [certificates, statements] = await Promise.all([
      sql<CertificateRow>`select child_id as "childId", number, activation, validity, valid_from as "validFrom",
        valid_to as "validTo" from certificates_certificate where child_id = any(${ids}::uuid[]) order by issued_at`.execute(
        reader,
      ),
      sql<StatementRow>`select child_id as "childId", number, state, submitted_at as at, decision_text as text
        from certificates_statement where child_id = any(${ids}::uuid[]) order by submitted_at`.execute(reader),
    ])
    const nameOf = ({ childId }: { childId: string }) => children.get(childId) ?? ''
    return [
      {
        name: 'Сертификаты',
        columns: [
          ...['Ребёнок', 'Номер', 'Активация', 'Действие'].map((label) => ({ label })),
          ...['Действует с', 'Действует по'].map((label) => ({ label, kind: 'day' as const })),
        ],
        rows: certificates.rows.map((row) => [
          ...[nameOf(row), row.number, activationWords[row.activation], validityWords[row.validity]],
          ...[row.validFrom, row.validTo],
        ]),
      },
      {
        name: 'Заявления',
        columns: ['Ребёнок', 'Номер', 'Состояние', 'Подано', 'Пояснение'].map((label) => ({ label })),
        rows: statements.rows.map((row) => [
          ...[nameOf(row), row.number, stateWords[row.state], formatInstant(row.at, zone), row.text],
        ]),
      },
    ]
  },
})
