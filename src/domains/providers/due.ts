import { type Due, defineDue } from '#funding'
import { sql } from '#platform/db'

defineDue({
  name: 'providers',
  label: 'Соглашения с организациями',
  href: '/municipality/agreements',
  async count(reader, { municipalityId, today }) {
    const { rows } =
      await sql<Due>`select count(*)::int as waiting, count(*) filter (where due_on < ${today})::int as overdue
      from providers_agreement where municipality_id = ${municipalityId} and state = 'asked'`.execute(reader)
    return rows[0] ?? { waiting: 0, overdue: 0 }
  },
})
