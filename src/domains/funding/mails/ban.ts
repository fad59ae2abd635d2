import { capital } from '#kernel/sentence'
import type { Letter } from '#platform/mail'

type BanFacts = { childId: string; child: string; municipality: string; period: string; from: string }

const sample: BanFacts = {
  childId: '0199d1a0-0000-7000-8000-000000000002',
  child: 'Мария',
  municipality: 'Приозёрский район',
  period: '2026 год',
  from: '12 сентября 2026 года',
}
const free = { button: 'Бесплатные программы', href: '/programmes?price=free' }
const open = ({ childId }: BanFacts) => ({ button: 'Открыть карточку ребёнка', href: `/my/children/${childId}` })

const banned: Letter<BanFacts> = {
  name: 'funding.banned',
  kind: 'term',
  subject: ({ from }) => `С ${from} новые заявки по сертификату не принимают`,
  body: (facts) => [
    {
      p: `${capital(facts.municipality)} с ${facts.from} останавливает новые договоры по сертификату на ${facts.period}. Это касается и ребёнка по имени ${facts.child}.`,
    },
    {
      p: 'Договоры, которые действуют, продолжаются, а заявки, поданные раньше этого дня, можно довести до договора. Бесплатные программы доступны как прежде.',
    },
    open(facts),
    free,
  ],
  samples: { запрет: sample },
}

const banLifted: Letter<BanFacts> = {
  name: 'funding.ban-lifted',
  kind: 'term',
  subject: ({ period }) => `Заявки по сертификату на ${period} снова принимают`,
  body: (facts) => [
    {
      p: `${capital(facts.municipality)} снова заключает договоры по сертификату на ${facts.period} (${facts.child}).`,
    },
    { button: 'Выбрать занятие', href: '/programmes?payment=certificate' },
    open(facts),
  ],
  samples: { снят: sample },
}

export const banLetters = [banned, banLifted]
