import type { Letter } from '#platform/mail'

/** The younger child can be added now, in the same cabinet (S-107). */
export const ofAge: Letter<Record<string, never>> = {
  name: 'families.of-age',
  kind: 'application',
  subject: () => 'Младшего ребёнка уже можно добавить в кабинет',
  body: () => [
    { p: 'Здравствуйте!' },
    {
      p: 'Вы просили напомнить: ребёнок достиг возраста, с которого дают сертификат. Добавьте его в свой кабинет, новый заводить не нужно.',
    },
    { button: 'Добавить ребёнка', href: '/my/children/new' },
  ],
  samples: { напоминание: {} },
}
