import { type Due, defineDue } from '#funding'
import { sql } from '#platform/db'

defineDue({
  name: 'invoicing',
  label: 'Счета к проверке и оплате',
  href: '/municipality/invoices',
  async count(reader, { municipalityId, today }) {
    const { rows } = await sql<Due>`select count(*)::int as waiting,
        count(*) filter (where pay_by_on < ${today})::int as overdue
      from invoicing_invoice where payer_id = ${municipalityId} and state in ('sent', 'accepted')`.execute(reader)
    return rows[0] ?? { waiting: 0, overdue: 0 }
  },
})
