import { type Due, defineDue } from '#funding'
import { sql } from '#platform/db'

defineDue({
  name: 'enrolment',
  label: 'Оспоренные заявки',
  href: '/municipality/disputes',
  async count(reader, { municipalityId }) {
    // Nobody set a term for the answer, so none is late.
    const { rows } = await sql<Due>`select count(*)::int as waiting, 0 as overdue from enrolment_dispute
      where municipality_id = ${municipalityId} and settled_at is null`.execute(reader)
    return rows[0] ?? { waiting: 0, overdue: 0 }
  },
})
