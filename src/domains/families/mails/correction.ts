import type { Letter } from '#platform/mail'

type Facts = { childId: string; childName: string; what: string; reason: string; place: string }

type OwnFacts = { what: string; reason: string; place: string }

/** S-172: a guardian learns what a desk corrected in their own data. */
export const guardianCorrected: Letter<OwnFacts> = {
  name: 'families.guardian-corrected',
  kind: 'decision',
  subject: () => 'В ваших данных исправили ошибку',
  body: ({ what, reason, place }) => [
    { p: 'Здравствуйте!' },
    { p: 'Пункт приёма сверил документы и исправил ваши данные.' },
    {
      facts: [
        ['Что исправили', what],
        ['Почему', reason],
        ['Кто', place],
      ],
    },
    { button: 'Посмотреть, что изменилось', href: '/my/personal-data' },
    { p: 'Если исправление неверно или вы не приходили в пункт приёма, сообщите в поддержку: мы проверим.' },
    { button: 'Поддержка', href: '/help' },
  ],
  samples: {
    исправление: {
      what: 'фамилия, документ',
      reason: 'Новый паспорт после вступления в брак',
      place: 'Школа № 3',
    },
  },
}

/** S-172: the family learns what a desk corrected, and where to see the old and the new. */
export const corrected: Letter<Facts> = {
  name: 'families.corrected',
  kind: 'decision',
  subject: () => 'В карточке ребёнка исправили данные',
  body: ({ childId, childName, what, reason, place }) => [
    { p: 'Здравствуйте!' },
    { p: `Пункт приёма сверил документы и исправил данные ребёнка (${childName}).` },
    {
      facts: [
        ['Что исправили', what],
        ['Почему', reason],
        ['Кто', place],
      ],
    },
    { button: 'Посмотреть, что изменилось', href: `/my/children/${childId}/journal` },
    { p: 'Если исправление неверно, придите с документами в любой пункт приёма вашего муниципалитета.' },
    { button: 'Пункты приёма', href: '/points' },
  ],
  samples: {
    исправление: {
      childId: '0199d1a0-0000-7000-8000-000000000002',
      childName: 'Петрова Мария Андреевна',
      what: 'фамилия, дата рождения',
      reason: 'В свидетельстве о рождении другая дата',
      place: 'Школа № 3',
    },
  },
}
