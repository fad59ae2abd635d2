import { formatDay } from '#kernel/dates'
import type { Letter } from '#platform/mail'

type Invited = { token: string; childName: string; fromName: string; relation: string; until: string }
type Told = { childId: string; childName: string; personName: string }

const told: Told = {
  childId: '0199d1a0-0000-7000-8000-000000000002',
  childName: 'Петрова Мария Андреевна',
  personName: 'Петров А. С.',
}

/** The single-use link by which the holder invites. */
export const invitation: Letter<Invited> = {
  name: 'families.invitation',
  kind: 'security',
  subject: ({ childName, relation }) =>
    relation === 'self' ? 'Ваш собственный кабинет в «Кружке»' : `Вас приглашают в карточку ребёнка: ${childName}`,
  body: ({ token, childName, fromName, relation, until }) => [
    { p: 'Здравствуйте!' },
    relation === 'self'
      ? { p: `${fromName} приглашает вас вести свою карточку: сертификат, заявки и кружки будут и в вашем кабинете.` }
      : {
          p: `${fromName} приглашает вас вместе вести карточку ребёнка: ${childName}. Вы увидите сертификат, заявки и договоры.`,
        },
    {
      p: 'Откройте ссылку и войдите в свой кабинет. Если кабинета ещё нет, сначала зарегистрируйтесь и вернитесь к этому письму.',
    },
    { button: 'Принять приглашение', href: `/invitations/${token}` },
    { small: `Ссылка сработает один раз, до ${formatDay(Temporal.PlainDate.from(until))} включительно.` },
  ],
  samples: {
    'второй родитель': {
      token: 'x'.repeat(43),
      childName: 'Мария',
      fromName: 'Петрова А. В.',
      relation: 'father',
      until: '2026-12-04',
    },
    'сам ребёнок': {
      token: 'x'.repeat(43),
      childName: 'Никита',
      fromName: 'Орлова Е. Д.',
      relation: 'self',
      until: '2026-12-04',
    },
  },
}

const letter = (name: string, subject: (facts: Told) => string, text: (facts: Told) => string): Letter<Told> => ({
  name,
  kind: 'decision',
  subject,
  body: (facts) => [
    { p: 'Здравствуйте!' },
    { p: text(facts) },
    { button: 'Открыть карточку', href: `/my/children/${facts.childId}/adults` },
  ],
  samples: { обычное: told },
})

export const joined = letter(
  'families.joined',
  ({ childName }) => `В карточке ребёнка новый взрослый или сам ребёнок: ${childName}`,
  ({ childName, personName }) =>
    `${personName} теперь тоже видит карточку: ${childName}. Если вы не знаете этого человека, сообщите в поддержку.`,
)
export const left = letter(
  'families.left',
  ({ childName }) => `Из карточки ребёнка вышли: ${childName}`,
  ({ childName, personName }) => `${personName} больше не ведёт карточку: ${childName}.`,
)
export const handedOver = letter(
  'families.handed-over',
  ({ childName }) => `У карточки новый владелец: ${childName}`,
  ({ childName, personName }) =>
    `${personName} передаёт карточку: ${childName}. Кто теперь её владелец, видно в карточке.`,
)
