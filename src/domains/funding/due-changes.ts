import { sql } from '#platform/db'
import { settingOf } from '#region'
import { type Due, defineDue } from './due.ts'
import { changeDecisionBy } from './settings.ts'

defineDue({
  name: 'funding',
  label: 'Решения о номинале',
  href: '/changes',
  async count(reader, { municipalityId, today }) {
    // Where the operator decides, the municipality only looks on.
    if ((await settingOf(reader, changeDecisionBy, today, municipalityId)) !== 'municipality')
      return { waiting: 0, overdue: 0 }
    const { rows } = await sql<Due>`select count(*)::int as waiting,
        count(*) filter (where change.due_on < ${today})::int as overdue
      from funding_change change join certificates_certificate c on c.id = change.certificate_id
      where change.state = 'submitted' and c.municipality_id = ${municipalityId}`.execute(reader)
    return rows[0] ?? { waiting: 0, overdue: 0 }
  },
})
