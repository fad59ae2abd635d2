import type { Sample } from '#platform/manifest'
import { RegulationPage } from '../pages/regulation.tsx'

const day = (text: string) => Temporal.PlainDate.from(text)
const act = { id: 'act', number: '1184', title: 'О внесении изменений в положение', issuedOn: day('2026-12-19') }
const versions = [
  { text: 'Номинал 2027 года не уменьшается до первой заявки.', from: day('2027-01-01'), act },
  { text: 'Номинал уменьшается на 1/12 в каждом месяце, пока не используется.', from: null, act: null },
]
const page = { municipality: 'Озёрный городской округ', versions, today: day('2026-11-25') }

export const regulationSamples: readonly Sample[] = [
  { name: 'муниципалитет: выписка из положения', render: () => <RegulationPage {...page} /> },
  {
    name: 'муниципалитет: выписка слишком короткая',
    render: () => (
      <RegulationPage
        {...page}
        errors={[{ field: 'text', message: 'Введите выписку: хотя бы одно целое предложение' }]}
        answers={{ text: 'Номинал' }}
      />
    ),
  },
]
