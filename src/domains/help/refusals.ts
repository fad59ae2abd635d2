import type { RefusalWords } from '#platform/manifest'

export const refusals: Record<string, RefusalWords> = {
  'help.unfit': {
    status: 422,
    words: ({ message }) => ({ title: 'Текст нужно исправить', text: `${message}.` }),
  },
  'help.as-it-was': {
    status: 409,
    words: () => ({
      title: 'Так уже и есть',
      text: 'Кто-то снял или показал этот текст раньше вас. Откройте страницу заново.',
      next: [{ href: '/region/help', label: 'Тексты помощи' }],
    }),
  },
  'help.edited-meanwhile': {
    status: 409,
    words: ({ author }) => ({
      title: 'Текст уже изменили',
      text: `Пока вы правили, редакцию опубликовал кто-то другой: ${author}. Скопируйте свой текст, откройте страницу заново и внесите правку поверх.`,
      next: [{ href: '/region/help', label: 'Тексты помощи' }],
    }),
  },
}
