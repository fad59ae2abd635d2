import type { Letter } from '#platform/mail'

type Asked = { claimId: string; number: string; childName: string }
type Granted = { childId: string; number: string; childName: string; toName: string }
type Declined = { number: string }

/** To the holder: somebody asks to share a child. Names no one; the page shows the requester masked. */
export const claimAsked: Letter<Asked> = {
  name: 'families.claim-asked',
  kind: 'term',
  subject: ({ number }) => `Вас просят поделиться карточкой ребёнка, запрос ${number}`,
  body: ({ claimId, childName }) => [
    { p: 'Здравствуйте!' },
    { p: `Ещё один взрослый хочет видеть в своём кабинете карточку ребёнка (${childName}), которую завели вы.` },
    { p: 'Если это второй родитель, бабушка или дедушка — согласитесь. Если вы не знаете, кто это, — откажите.' },
    { button: 'Посмотреть запрос', href: `/my/claims/${claimId}` },
    { small: 'Вы останетесь владельцем карточки при любом ответе.' },
  ],
  samples: {
    'запрос второго родителя': {
      claimId: '0199d1a0-0000-7000-8000-000000000001',
      number: 'Д-2026-000017',
      childName: 'Мария',
    },
  },
}

export const claimGranted: Letter<Granted> = {
  name: 'families.claim-granted',
  kind: 'decision',
  subject: ({ number }) => `Ребёнок теперь и в вашем кабинете, запрос ${number}`,
  body: ({ childId, childName }) => [
    { p: 'Здравствуйте!' },
    { p: `Карточкой с вами поделились: ${childName}.` },
    { button: 'Открыть карточку', href: `/my/children/${childId}` },
  ],
  samples: {
    согласие: {
      childId: '0199d1a0-0000-7000-8000-000000000002',
      number: 'Д-2026-000017',
      childName: 'Петрова Мария Андреевна',
      toName: 'Петров А. С.',
    },
  },
}

export const claimDeclined: Letter<Declined> = {
  name: 'families.claim-declined',
  kind: 'decision',
  subject: ({ number }) => `Владелец карточки не согласился, запрос ${number}`,
  body: ({ number }) => [
    { p: 'Здравствуйте!' },
    { p: `На ваш запрос ${number} ответили отказом.` },
    {
      p: 'Если вы законный представитель ребёнка, придите в пункт приёма с паспортом и документом ребёнка: его подключат к вашему кабинету на месте.',
    },
    { button: 'Найти пункт приёма', href: '/points' },
  ],
  samples: { отказ: { number: 'Д-2026-000017' } },
}
