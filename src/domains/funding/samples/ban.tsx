import type { Sample } from '#platform/manifest'
import type { Ban } from '../model/ban.ts'
import { BansPage } from '../pages/ban.tsx'

const day = (text: string) => Temporal.PlainDate.from(text)
const ban: Ban = {
  ...{ id: 'one', municipalityId: 'm', municipality: 'Озёрный городской округ', periodId: '2026', period: '2026 год' },
  from: day('2026-12-12'),
  act: { id: 'act', number: '1390', title: 'Постановление администрации «О договорах»', issuedOn: day('2026-11-20') },
  ...{ setAt: Temporal.Instant.from('2026-11-25T08:00:00Z'), liftedAt: null },
}
const lifted: Ban = {
  ...ban,
  id: 'two',
  from: day('2026-06-01'),
  liftedAt: Temporal.Instant.from('2026-06-10T08:00:00Z'),
}
const common = {
  ...{ municipality: 'Озёрный городской округ', earliest: day('2026-11-27'), today: day('2026-11-25') },
  periods: [{ id: '2027', name: '2027 год' }],
}

/** The payer stops new contracts. */
export const banSamples: Sample[] = [
  { name: 'запрет договоров: не было', render: () => <BansPage {...common} bans={[]} /> },
  { name: 'запрет договоров: вступит в силу, снятый', render: () => <BansPage {...common} bans={[ban, lifted]} /> },
  {
    name: 'запрет договоров: действует',
    render: () => <BansPage {...common} today={day('2026-12-20')} bans={[ban]} />,
  },
  {
    name: 'запрет договоров: не отмечено',
    render: () => (
      <BansPage
        {...common}
        bans={[]}
        errors={[
          { field: 'sure', message: 'Отметьте, что понимаете последствия: это увидят все семьи муниципалитета' },
        ]}
      />
    ),
  },
]
