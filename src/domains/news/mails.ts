import type { Letter } from '#platform/mail'

type HiddenFacts = { id: string; title: string; reason: string }

const hidden: Letter<HiddenFacts> = {
  name: 'news.hidden',
  kind: 'work',
  subject: ({ title }) => `Новость скрыта: «${title}»`,
  body: ({ id, title, reason }) => [
    { p: `Региональный оператор скрыл новость «${title}». Теперь её никто не видит.` },
    { facts: [['Причина', reason]] },
    { button: 'Открыть новость', href: `/news/desk/${id}` },
  ],
  why: () => 'Вы получили это письмо, потому что это адрес организации или уполномоченного органа, чья это новость.',
  samples: {
    скрыта: { id: '0199d1a0-0000-7000-8000-000000000081', title: 'Скидки у партнёров', reason: 'Это реклама.' },
  },
}

export const letters = [hidden]
