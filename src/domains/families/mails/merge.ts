import type { Letter } from '#platform/mail'

type Merged = { childId: string; childName: string }
const petrova: Merged = { childId: '0199d1a0-0000-7000-8000-000000000002', childName: 'Петрова Мария Андреевна' }

/** To every guardian: two records of one child became one. */
export const merged: Letter<Merged> = {
  name: 'families.merged',
  kind: 'decision',
  subject: ({ childName }) => `Карточки ребёнка объединены: ${childName}`,
  body: ({ childId, childName }) => [
    { p: 'Здравствуйте!' },
    { p: `В системе было две карточки одного ребёнка: ${childName}. Специалист объединил их в одну.` },
    { p: 'Заявки, договоры и история остались. Старые ссылки приведут в общую карточку.' },
    { button: 'Открыть карточку', href: `/my/children/${childId}` },
    { small: 'Если это ошибка, сообщите в поддержку: объединение можно отменить.' },
  ],
  samples: { объединение: petrova },
}

export const mergeUndone: Letter<Merged> = {
  name: 'families.merge-undone',
  kind: 'decision',
  subject: ({ childName }) => `Объединение карточек отменено: ${childName}`,
  body: ({ childId, childName }) => [
    { p: 'Здравствуйте!' },
    {
      p: `Объединение карточек отменили: снова есть две карточки, всё в них стоит так, как было. Ваша — ${childName}.`,
    },
    { button: 'Открыть карточку', href: `/my/children/${childId}` },
  ],
  samples: { отмена: petrova },
}
